import type { z } from 'zod';
import {
  changedMessage,
  createdMessage,
  discourseIds,
  groupMessage,
  likedMessage,
  membershipMessage,
  userMessage,
} from '../import/discourse/discourse-messages.js';
import type { DiscoursePost } from '../import/discourse/discourse-messages.js';
import type { ImportedMessage } from '../import/imported-message.js';
import {
  categoryPayload,
  groupPayload,
  groupUserPayload,
  likePayload,
  postPayload,
  topicPayload,
  userPayload,
} from './discourse-payload.js';

/** A webhook of Discourse, its signature checked. */
export interface DiscourseHook {
  /** `X-Discourse-Event`: `post_created` … */
  event: string;
  /** `X-Discourse-Event-Type`: the name of the part of the body that counts. */
  type: string;
  /** `X-Discourse-Event-Id`. */
  eventId: string;
  /** `X-Discourse-Instance`: the forum’s address. */
  instance: string;
  body: Record<string, unknown>;
  /** Whether posts keep their texts. */
  texts: boolean;
  receivedAt: string;
}

type Map = (hook: DiscourseHook) => ImportedMessage | undefined;

/** What becomes of each event; one that is not listed becomes nothing. */
export const discourseEvents: Readonly<Record<string, Map>> = {
  post_created: (hook) => ifPublic(readPost(hook), createdMessage),
  post_destroyed: (hook) => changedPost(hook, 'Deleted'),
  post_recovered: (hook) => changedPost(hook, 'Recovered'),
  post_liked: (hook) => {
    const { post, user } = read(likePayload, hook);
    // The hook does not say when; it comes at once.
    const at = hook.receivedAt;
    return ifPublic(toPost(post, hook), (liked) => likedMessage(liked, { userId: user.id, at }));
  },
  topic_created: (hook) => ifPublic(readTopic(hook), createdMessage),
  topic_destroyed: (hook) => changedTopic(hook, 'Deleted'),
  topic_recovered: (hook) => changedTopic(hook, 'Recovered'),
  accepted_solution: (hook) =>
    ifPublic(readPost(hook), ({ id, topicId, userId, categoryId }) => ({
      type: 'track',
      event: 'Answer Accepted',
      messageId: `discourse-solution-${id}`,
      timestamp: hook.receivedAt,
      ...(categoryId === undefined
        ? {}
        : { context: { groupId: discourseIds.category(categoryId) } }),
      properties: {
        post_id: discourseIds.topic(topicId),
        comment_id: discourseIds.post(id),
        author_id: String(userId),
      },
    })),
  user_created: (hook) => toldUser(hook),
  user_updated: (hook) => toldUser(hook),
  user_approved: (hook) => toldUser(hook),
  user_unsuspended: (hook) => toldUser(hook),
  user_suspended: (hook) => toldUser(hook, true),
  user_destroyed: (hook) => toldUser(hook, true),
  user_added_to_group: (hook) => changedMembership(hook, true),
  user_removed_from_group: (hook) => changedMembership(hook, false),
  group_created: (hook) => toldGroup(hook),
  group_updated: (hook) => toldGroup(hook),
  category_created: (hook) => toldCategory(hook),
  category_updated: (hook) => toldCategory(hook),
};

/** The message of a webhook; undefined where it is about nothing that is counted. */
export function mapDiscourse(hook: DiscourseHook): ImportedMessage | undefined {
  return Object.hasOwn(discourseEvents, hook.event)
    ? discourseEvents[hook.event]?.(hook)
    : undefined;
}

/** Reads the part of the body that the event’s type names. @throws ZodError */
function read<T extends z.ZodType>(payload: T, { type, body }: DiscourseHook): z.infer<T> {
  return payload.parse(body[type]);
}

/** A post, and whether everybody on the forum may know of it. */
interface ReadPost {
  post: DiscoursePost;
  isPublic: boolean;
}

function toPost(payload: z.infer<typeof postPayload>, hook: DiscourseHook): ReadPost {
  const { id, topic_id: topicId, topic_slug: slug, raw, topic_archetype: archetype } = payload;
  const post = {
    id,
    topicId,
    number: payload.post_number,
    userId: payload.user_id,
    createdAt: payload.created_at,
    categoryId: payload.category_id ?? undefined,
    title: payload.topic_title ?? undefined,
    url: topicAddress(hook, topicId, slug),
    ...(hook.texts ? { text: raw ?? undefined } : {}),
  };
  return { post, isPublic: archetype !== 'private_message' && payload.post_type === 1 };
}

function readPost(hook: DiscourseHook): ReadPost {
  return toPost(read(postPayload, hook), hook);
}

function readTopic(hook: DiscourseHook): ReadPost {
  const topic = read(topicPayload, hook);
  const post = {
    id: 0,
    topicId: topic.id,
    number: 1,
    userId: topic.user_id,
    createdAt: topic.created_at,
    categoryId: topic.category_id ?? undefined,
    title: topic.title,
    url: topicAddress(hook, topic.id, topic.slug),
  };
  return { post, isPublic: topic.archetype === 'regular' };
}

function ifPublic(
  { post, isPublic }: ReadPost,
  map: (post: DiscoursePost) => ImportedMessage,
): ImportedMessage | undefined {
  return isPublic ? map(post) : undefined;
}

function changedPost(hook: DiscourseHook, what: 'Deleted' | 'Recovered') {
  const { deleted_at: deleted, deleted_by: by } = read(postPayload, hook);
  const at = (what === 'Deleted' && deleted) || hook.receivedAt;
  return ifPublic(readPost(hook), (post) =>
    changedMessage(post, { what, by: by?.id, at, name: `${hook.event}-${post.id}-${at}` }),
  );
}

function changedTopic(hook: DiscourseHook, what: 'Deleted' | 'Recovered') {
  const { deleted_at: deleted } = read(topicPayload, hook);
  const at = (what === 'Deleted' && deleted) || hook.receivedAt;
  return ifPublic(readTopic(hook), (post) =>
    changedMessage(post, { what, at, name: `${hook.event}-${post.topicId}-${at}` }),
  );
}

function toldUser(hook: DiscourseHook, suspended = false): ImportedMessage {
  const user = read(userPayload, hook);
  const avatar = user.avatar_template?.replace('{size}', '96');
  return userMessage(
    {
      id: user.id,
      username: user.username,
      name: user.name ?? undefined,
      url: `${hook.instance}/u/${encodeURIComponent(user.username)}`,
      avatar: avatar?.startsWith('/') ? `${hook.instance}${avatar}` : avatar,
      staff: Boolean(user.admin || user.moderator),
      suspended,
      createdAt: user.created_at ?? undefined,
    },
    { messageId: nameOf(hook), at: hook.receivedAt },
  );
}

function toldGroup(hook: DiscourseHook): ImportedMessage {
  const { id, name, full_name: fullName } = read(groupPayload, hook);
  const url = `${hook.instance}/g/${encodeURIComponent(name)}`;
  const traits = { name: fullName || name, url };
  return groupMessage(discourseIds.group(id), traits, {
    messageId: nameOf(hook),
    at: hook.receivedAt,
  });
}

function toldCategory(hook: DiscourseHook): ImportedMessage {
  const { id, name, slug } = read(categoryPayload, hook);
  const traits = { name, url: `${hook.instance}/c/${slug || '-'}/${id}` };
  return groupMessage(discourseIds.category(id), traits, {
    messageId: nameOf(hook),
    at: hook.receivedAt,
  });
}

function changedMembership(hook: DiscourseHook, joined: boolean): ImportedMessage {
  const payload = read(groupUserPayload, hook);
  const { group_id: groupId, user_id: userId, created_at: since } = payload;
  const at = (joined && since) || hook.receivedAt;
  // Someone who comes back has a membership of another number.
  const name = `${joined ? 'member' : 'left'}-${groupId}-${userId}-${payload.id ?? hook.eventId}`;
  return membershipMessage({ groupId, userId }, { joined, at, name });
}

function nameOf({ event, eventId }: DiscourseHook): string {
  return `discourse-${event}-${eventId}`;
}

function topicAddress({ instance }: DiscourseHook, id: number, slug?: string | null): string {
  return `${instance}/t/${slug || '-'}/${id}`;
}
