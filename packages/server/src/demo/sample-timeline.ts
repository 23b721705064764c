import type { Moved } from './move-in-time.js';
import { community, groupsOfTags } from './sample-groups.js';
import type { SampleSource, SourceAct } from './sample-source.js';
import { seededRandom } from './seeded-random.js';

const hour = 3_600_000;

/** An act of the source at its place in the moved calendar. */
export interface TimedAct extends SourceAct {
  at: number;
  /** The groups of the question that it belongs to. */
  groups: string[];
}

/** A member of the source in the moved calendar, with what they did. */
export interface TimedMember {
  member: string;
  joined: number;
  seen: number;
  /** In order of time; votes have no author and are not here, stars are. */
  acts: TimedAct[];
}

/** The history as it is laid before today. */
export interface Timeline {
  members: TimedMember[];
  acts: TimedAct[];
  /** The questions, in order of time. */
  posts: TimedAct[];
  /** The first instant that is not part of it: the start of today. */
  until: number;
}

/** Moves the source before today and tells each act its groups. Acts without an hour are given one. */
export function sampleTimeline(source: SampleSource, { shift, until }: Moved): Timeline {
  const questions = new Map(source.acts.filter((act) => act.kind === 'post').map((q) => [q.id, q]));
  const times = new Map(source.acts.map((act) => [act.id, Date.parse(act.ts)]));

  const acts = source.acts
    .map((act): TimedAct => {
      const question = act.post === undefined ? act : questions.get(act.post);
      const target = times.get(act.on ?? act.post ?? '') ?? 0;
      const at = hasHour(act) ? Date.parse(act.ts) : drawHour(act, target);
      return { ...act, at: at + shift, groups: groupsOfTags(question?.tags ?? []) };
    })
    .filter((act) => act.at < until)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

  const members = source.members
    .map(({ member, joined, seen }): TimedMember => ({
      member,
      joined: Date.parse(joined) + shift,
      seen: Date.parse(seen) + shift,
      acts: [],
    }))
    .filter(({ joined }) => joined < until);
  const known = new Map(members.map((entry) => [entry.member, entry]));
  for (const act of acts) if (act.by !== undefined) known.get(act.by)?.acts.push(act);
  for (const entry of members) entry.joined = Math.min(entry.joined, entry.acts[0]?.at ?? Infinity);

  return { members, acts, posts: acts.filter((act) => act.kind === 'post'), until };
}

/** The groups that somebody wrote in, each with the first time. */
export function firstActs(member: TimedMember): Map<string, number> {
  const first = new Map<string, number>();
  for (const act of member.acts) {
    for (const group of act.groups) {
      if (group !== community && !first.has(group)) first.set(group, act.at);
    }
  }
  return first;
}

function hasHour({ kind }: SourceAct): boolean {
  return kind === 'post' || kind === 'reply' || kind === 'comment';
}

/** A vote has a day only: an hour of it by daylight in Europe, after what it is on. */
function drawHour({ id, ts }: SourceAct, target: number): number {
  const drawn = Date.parse(ts) + (6 + seededRandom(`vote ${id}`).next() * 14) * hour;
  return Math.max(drawn, target + 60_000);
}
