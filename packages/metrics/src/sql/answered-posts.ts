import type { MetricContext } from '../metric-context.js';
import { isAnnouncedFirst } from './announced-before.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { earliest, inScope, inWindows, isCurrent, windowNow } from './scope.js';

/**
 * The posts of the windows that still stand, as a subquery of one row for each: `post_key`, `current`,
 * `posted`, `is_answered`, and `answered`, when somebody other than its author first commented on it.
 * Answers are read up to now, whenever the window ended; who has no id is told apart by device.
 */
export function answeredPosts(context: MetricContext): string {
  return `(
    SELECT post_key, ${isCurrent('posted')} AS current, posted,
      countIf(has_answer AND commenter != poster) > 0 AS is_answered,
      greatest(minIf(written, has_answer AND commenter != poster), posted) AS answered
    FROM ${postsOfWindows(context)} AS posts
    GLOBAL LEFT JOIN (
      SELECT cityHash64(parent) AS post_key, visitor AS commenter, min(ts) AS written, 1 AS has_answer
      FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Comment Created' AND ts >= ${earliest} AND ts <= ${windowNow}
        AND (actor = 0 OR actor != author OR JSONExtractString(props, 'parent_id') != '')
        AND ${isEligible(context)} AND ${isNotDeleted(context)}
      GROUP BY post_key, commenter
    ) AS answers USING (post_key)
    GROUP BY post_key, posted, poster
  )`;
}

/** The parameters of {@link answeredPosts}. */
export const answerParameters = deletedParameters;

function postsOfWindows(context: MetricContext): string {
  return `(
      SELECT object_key AS post_key, min(ts) AS posted, argMin(visitor, ts) AS poster
      FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Post Created' AND ${inWindows()}
        AND ${isEligible(context)} AND ${isNotDeleted(context)} AND ${isAnnouncedFirst(context)}
      GROUP BY object_key
    )`;
}
