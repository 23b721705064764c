import { commentLikeEvents, likeEvents, unlikeEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { earliest, inScopeOrWithdrawn } from './scope.js';

/** Which facts of a scope to read. */
export interface Narrowing {
  /** A condition on the facts. @defaultValue all */
  readonly only?: string;
  /** A condition on the people. @defaultValue those that figures count */
  readonly who?: string;
  /** Of comments, a condition on their time. @defaultValue the window alone */
  readonly when?: string;
}

/**
 * The likes that stand, as a subquery of one row for each person and object: `liker` (0 without a person),
 * `thing`, `object_key`, `is_comment`, `given` (when it was last given), `proven` (the site vouched for it).
 *
 * Of a person's likes and unlikes of an object only the last one speaks, whenever it came (R9), so the facts
 * are read from the window's start to now. Likes of one's own content (R11), of deleted content (R10) and by
 * excluded people (R8) are left out. Whoever liked without a person counts by device.
 */
export function standingLikes(
  context: MetricContext,
  { only = '1', who = isEligible(context) }: Narrowing = {},
): string {
  const scope = inScopeOrWithdrawn(context, 'event IN {unlikes:Array(String)}');
  const facts = `${scope} AND event IN {likesAndUnlikes:Array(String)} AND ts >= ${earliest} AND ${only}`;
  const saysWhose = !likeEvents.some((event) => context.facts.unsaid.includes(event));
  const isOfAnother = `(
        owner != 0 OR liker = 0
        OR (is_comment, object_key, liker) GLOBAL NOT IN (
          SELECT kind = 'comment', cityHash64(id), actor FROM contents FINAL
          WHERE site = {site:String} AND kind IN ('post', 'comment') AND id GLOBAL IN (
            SELECT object FROM messages WHERE ${facts} AND author = 0 AND actor != 0
          )
        )
      )`;
  return `(
    SELECT * FROM (
      SELECT
        visitor, object_key, event IN {commentLikes:Array(String)} AS is_comment,
        any(actor) AS liker, any(object) AS thing, max(ts) AS given,
        max(author) AS owner, max(verified) AS proven,
        argMax(event IN {likes:Array(String)}, (ts, event IN {unlikes:Array(String)})) AS stands
      FROM messages FINAL
      WHERE ${facts} AND ${who}
      GROUP BY visitor, object_key, is_comment
      HAVING stands AND (liker = 0 OR liker != owner)
    )
    WHERE ${saysWhose ? '1' : isOfAnother}
      AND ${isNotDeleted(context, { created: `if(is_comment, 'Comment Created', 'Post Created')` })}
  )`;
}

/** The parameters of {@link standingLikes}. */
export const likeParameters = {
  likes: likeEvents,
  unlikes: unlikeEvents,
  likesAndUnlikes: [...likeEvents, ...unlikeEvents],
  commentLikes: commentLikeEvents,
  ...deletedParameters,
};
