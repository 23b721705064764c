import type { Board, CommunityEvent } from './community.js';

/** A like or a comment on somebody else's content. */
export interface Interaction {
  readonly kind: 'like' | 'comment';
  /** Empty without a person. */
  readonly actor: string;
  /** What was liked, or the post that was commented on. */
  readonly target: string;
  readonly ts: string;
}

/**
 * The interactions of a community by the rules of the catalogue, computed here without its statements: one
 * like for each person and content, the last (R9); nothing on one's own content (R11).
 */
export function recount(events: readonly CommunityEvent[]): Interaction[] {
  const authors = new Map<string, string>();
  const questions = new Map<string, string>();
  for (const { id, kind, actor, target } of events) {
    if (kind === 'post' || kind === 'reply') authors.set(id, actor);
    if (kind === 'reply') questions.set(id, target);
  }
  const likes = new Map<string, Interaction>();
  const comments: Interaction[] = [];
  for (const { id, kind, actor, target, targetActor, ts } of events) {
    if (actor !== '' && actor === (targetActor || authors.get(target))) continue;
    if (kind === 'like') {
      const key = `${actor || id} ${target}`;
      const before = likes.get(key);
      if (!before || before.ts < ts) likes.set(key, { kind: 'like', actor, target, ts });
    }
    if (kind === 'reply' || kind === 'comment') {
      comments.push({ kind: 'comment', actor, target: questions.get(target) ?? target, ts });
    }
  }
  return [...likes.values(), ...comments];
}

/** Counts by name, the largest first, equal ones by name. */
export function board(names: Iterable<string>): Board {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return sortBoard([...counts]);
}

/** The order of the references: the largest first, equal ones by name. */
export function sortBoard(rows: Board): Board {
  return rows.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
