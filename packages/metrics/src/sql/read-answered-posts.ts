import type { MetricContext } from '../metric-context.js';
import { answeredPosts, answerParameters } from './answered-posts.js';
import { isEligible } from './eligible-people.js';
import { ofWindow } from './reads-later.js';
import { earliest, inScope } from './scope.js';

/** A post that stands, and what became of it; instants in milliseconds. */
export interface AnsweredPost {
  readonly posted: number;
  /** When somebody else first commented on it; `null`: nobody has. */
  readonly answered: number | null;
  /** When it was first shared since the windows began; `null`: never. */
  readonly shared: number | null;
}

interface PostsRow {
  readonly current: number;
  readonly posts: readonly (readonly [number, number, number, number])[];
}

/**
 * The posts of the window (`1`) and of the one compared with (`0`). All figures about what becomes of posts
 * share this one statement.
 */
export async function readAnsweredPosts(
  context: MetricContext,
): Promise<(current: number) => readonly AnsweredPost[]> {
  const rows = await context.ask<PostsRow>(
    `SELECT current, groupArray((
        toFloat64(toUnixTimestamp64Milli(posted)), toFloat64(toUnixTimestamp64Milli(answered)),
        is_answered, toFloat64(toUnixTimestamp64Milli(shared))
      )) AS posts
    FROM ${answeredPosts(context)} AS posts
    GLOBAL ANY LEFT JOIN (
      SELECT object_key AS post_key, min(ts) AS shared FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Post Shared' AND ${isEligible(context)}
        AND ts >= ${earliest}
      GROUP BY post_key
    ) AS shares USING (post_key)
    GROUP BY current`,
    answerParameters,
    { later: [...ofWindow(context).later, 'Comment Created', 'Post Shared'] },
  );
  const posts = [0, 1].map((current) =>
    (rows.find((row) => row.current === current)?.posts ?? []).map(
      ([posted, answered, isAnswered, shared]): AnsweredPost => ({
        posted,
        answered: isAnswered === 1 ? answered : null,
        shared: shared === 0 ? null : shared,
      }),
    ),
  );
  return (current) => posts[current] ?? [];
}
