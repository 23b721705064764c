import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One act of a community, as its set has it. */
export interface CommunityEvent {
  readonly id: string;
  readonly ts: string;
  readonly kind: string;
  /** Empty where the source hides it. */
  readonly actor: string;
  readonly groups: readonly string[];
  /** What is answered, commented or liked; empty for what answers nothing. */
  readonly target: string;
  /** Who wrote the target, where the set says so. */
  readonly targetActor: string;
}

/** Figures that others computed from the same acts. */
export interface Reference {
  readonly as_of: string;
  readonly members: number;
  readonly by_kind: Readonly<Record<string, number>>;
  readonly months: readonly ReferenceMonth[];
  readonly state_at_as_of: Readonly<Record<string, number>>;
  readonly top10_posts: Board;
  readonly top10_replies_and_comments: Board;
  readonly top10_actions: Board;
  readonly top10_most_liked_targets: Board;
  readonly top10_most_answered_targets: Board;
  readonly top10_groups_by_events: readonly {
    readonly group: string;
    readonly members: number;
    readonly post: number;
    readonly reply: number;
    readonly comment: number;
    readonly like: number;
  }[];
}

/** One calendar month of a {@link Reference}. */
export interface ReferenceMonth {
  readonly month: string;
  readonly active: number;
  readonly joined: number;
  readonly post?: number;
  readonly reply?: number;
  readonly comment?: number;
  readonly like?: number;
}

/** Names and values, the largest first. */
export type Board = readonly (readonly [string, number])[];

/** A community with its members and its reference. */
export interface Community {
  readonly events: readonly CommunityEvent[];
  /** When each member joined. */
  readonly joined: ReadonlyMap<string, string>;
  readonly reference: Reference;
}

/** The sets in `sets/`. */
export const communities = ['slack', 'stackexchange', 'zulip'] as const;
/** See {@link communities}. */
export type CommunityName = (typeof communities)[number];

/** Reads a set. */
export async function readCommunity(name: CommunityName): Promise<Community> {
  const path = (file: string) => join(import.meta.dirname, 'sets', name, file);
  const rows = async (file: string) => {
    const text = gunzipSync(await readFile(path(file))).toString('utf8');
    return text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  };
  const acts = await rows('events.csv.gz');
  const members = await rows('members.csv.gz');
  return {
    events: name === 'zulip' ? fromDeltas(acts) : acts.map(toEvent),
    joined: new Map(members.map(([member = '', at = '']) => [member, at])),
    reference: JSON.parse(await readFile(path('reference.json'), 'utf8')) as Reference,
  };
}

function toEvent(columns: readonly string[]): CommunityEvent {
  const [id = '', ts = '', kind = '', actor = '', groups = '', target = '', targetActor = ''] =
    columns;
  return { id, ts, kind, actor, groups: groups ? groups.split('|') : [], target, targetActor };
}

/** The compact form: times as seconds since the act before, posts named by their topic. */
function fromDeltas(acts: readonly (readonly string[])[]): CommunityEvent[] {
  let time = Date.UTC(2020, 0, 1);
  return acts.map(([seconds, letter, actor = '', group = '', topic = ''], index) => {
    time += Number(seconds) * 1000;
    const isPost = letter === 'p';
    return {
      id: isPost ? topic : `r${index}`,
      ts: new Date(time).toISOString(),
      kind: isPost ? 'post' : 'reply',
      actor,
      groups: [group],
      target: isPost ? '' : topic,
      targetActor: '',
    };
  });
}
