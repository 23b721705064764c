/**
 * How much an act says about its author: a visit makes a member connected, reading or acting makes them
 * active, and posting, commenting, reacting or sharing makes them contribute. `none` is not an act of the
 * person at all, but something recorded about them.
 */
export type ActLevel = 'none' | 'connected' | 'active' | 'contributing';

/** What the catalogue makes of an event. */
export interface Act {
  readonly event: string;
  readonly level: ActLevel;
  /** The number of these is a figure of the catalogue. */
  readonly counted?: true;
  /** It announces something with an id, which exists once however often it is announced. */
  readonly announces?: true;
  /** Each of them counts, though they may be about one content: the one that this event creates. */
  readonly repeats?: string;
  /** It is a like of such content. */
  readonly likes?: 'post' | 'comment';
  /** It takes back a like of such content. */
  readonly unlikes?: 'post' | 'comment';
  /** It takes away what this event created. */
  readonly deletes?: string;
}

const announced = { counted: true, announces: true } as const;

/**
 * Every event that means something to the catalogue. An event that is not listed (a site's own) is a visit:
 * who does something is there.
 */
export const acts: readonly Act[] = [
  { event: 'identify', level: 'none' },
  { event: 'group', level: 'none' },
  { event: 'alias', level: 'none' },
  { event: 'page', level: 'connected' },
  { event: 'screen', level: 'connected' },
  { event: 'Post Created', level: 'contributing', ...announced },
  { event: 'Post Viewed', level: 'active' },
  { event: 'Post Liked', level: 'contributing', likes: 'post' },
  { event: 'Post Unliked', level: 'connected', unlikes: 'post' },
  { event: 'Post Shared', level: 'contributing', counted: true, repeats: 'Post Created' },
  { event: 'Post Deleted', level: 'connected', deletes: 'Post Created' },
  { event: 'Comment Created', level: 'contributing', ...announced },
  { event: 'Comment Liked', level: 'contributing', likes: 'comment' },
  { event: 'Comment Unliked', level: 'connected', unlikes: 'comment' },
  { event: 'Comment Deleted', level: 'connected', deletes: 'Comment Created' },
  { event: 'Answer Accepted', level: 'active' },
  { event: 'Content Reported', level: 'active' },
  { event: 'Message Sent', level: 'active', counted: true },
  { event: 'File Added', level: 'active', ...announced },
  { event: 'File Updated', level: 'active' },
  { event: 'Event Scheduled', level: 'active' },
  { event: 'Event Cancelled', level: 'connected' },
  { event: 'Event Attended', level: 'active' },
  { event: 'Project Created', level: 'active', ...announced },
  { event: 'Task Created', level: 'active', ...announced },
  { event: 'Task Completed', level: 'active', ...announced },
  { event: 'Group Left', level: 'none' },
  { event: 'Time Spent', level: 'connected' },
  { event: 'Element Clicked', level: 'connected' },
  { event: 'Form Submitted', level: 'active' },
  { event: 'Link Followed', level: 'connected' },
  { event: 'File Downloaded', level: 'active' },
  { event: 'Scroll Depth Reached', level: 'connected' },
  { event: 'Video Progressed', level: 'active' },
  { event: 'Survey Invited', level: 'none' },
  { event: 'Survey Answered', level: 'active' },
  { event: 'Order Refunded', level: 'none' },
  { event: 'Ticket Resolved', level: 'none' },
  { event: 'Employee Hired', level: 'none' },
  { event: 'Employee Left', level: 'none' },
  { event: 'Absence Recorded', level: 'none' },
  { event: 'Position Opened', level: 'none' },
  { event: 'Initiative Invited', level: 'none' },
  { event: 'Initiative Attended', level: 'active' },
  { event: 'Work Due', level: 'none' },
  { event: 'Work Delivered', level: 'active' },
  { event: 'Mention Seen', level: 'none' },
];

/** Events that are no visit of the person they name. */
export const passiveEvents = eventsWhere((act) => act.level === 'none');
/** Reading and acting. */
export const activeEvents = eventsWhere(
  (act) => act.level === 'active' || act.level === 'contributing',
);
/** Posting, commenting, reacting, sharing. */
export const contributingEvents = eventsWhere((act) => act.level === 'contributing');
/** The events whose numbers are figures; all are counted by one statement. */
export const countedEvents = eventsWhere((act) => act.counted === true);
/** Those of {@link countedEvents} of which each counts, whatever it is about. */
export const repeatingEvents = eventsWhere((act) => act.repeats !== undefined);
/** Those of {@link countedEvents} that announce something with an id: it counts once, when it was first announced. */
export const onceEvents = eventsWhere((act) => act.announces === true);
/** The events that create what {@link repeatingEvents} are about, in the same order. */
export const repeatedEvents = acts.flatMap((act) => act.repeats ?? []);
/** Likes of any content. */
export const likeEvents = eventsWhere((act) => act.likes !== undefined);
/** Likes taken back. */
export const unlikeEvents = eventsWhere((act) => act.unlikes !== undefined);
/** Likes of comments, and those taken back. */
export const commentLikeEvents = eventsWhere(
  (act) => act.likes === 'comment' || act.unlikes === 'comment',
);
/** Events that take content away. */
export const deletingEvents = eventsWhere((act) => act.deletes !== undefined);
/** What the events of {@link deletingEvents} take away, in the same order. */
export const deletedEvents = acts.flatMap((act) => act.deletes ?? []);

function eventsWhere(test: (act: Act) => boolean): readonly string[] {
  return acts.filter(test).map((act) => act.event);
}
