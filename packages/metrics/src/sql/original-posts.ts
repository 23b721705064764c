import type { MetricContext } from '../metric-context.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { inScope, windowRows } from './scope.js';

/**
 * The texts that posts of the windows have, as a subquery of one row for each window and text: `current`,
 * `posts` (how many posts of the window have it) and `is_first` (1 where one of them had it first of all).
 * A text is title and text together, without regard to case and spaces; posts without any are left out.
 */
export function originalPosts(context: MetricContext): string {
  return `(
    SELECT w.1 AS current, w.2 AS posts, w.3 AS is_first
    FROM (
      SELECT arrayMap(w -> (
          w.1, arrayCount(at -> at >= w.2 AND at < w.3, all), arrayMin(all) >= w.2 AND arrayMin(all) < w.3
        ), ${windowRows}) AS windows
      FROM (
        SELECT groupArray(written) AS all
        FROM (
          SELECT min(posts.ts) AS written, cityHash64(any(${folded})) AS fingerprint
          FROM (
            SELECT object_key, ts, if(position(props, '"text"') > 0, JSONExtractString(props, 'text'), '') AS body
            FROM messages FINAL
            WHERE ${inScope(context)} AND event = 'Post Created' AND ts < ${lastInstant}
              AND ${isEligible(context)} AND ${isNotDeleted(context)}
          ) AS posts
          GLOBAL ANY LEFT JOIN (
            SELECT cityHash64(id) AS object_key, title FROM contents FINAL
            WHERE site = {site:String} AND kind = 'post' AND title != '' AND cityHash64(id) GLOBAL IN (
              SELECT object_key FROM messages
              WHERE ${inScope(context)} AND event = 'Post Created' AND ts < ${lastInstant}
            )
          ) AS named USING (object_key)
          WHERE ${folded} != ''
          GROUP BY object_key
        )
        GROUP BY fingerprint
      )
    )
    ARRAY JOIN windows AS w
    WHERE posts > 0
  )`;
}

/** The parameters of {@link originalPosts}. */
export const originalParameters = deletedParameters;

const folded = `arrayStringConcat(splitByWhitespace(lowerUTF8(concat(title, ' ', body))), ' ')`;
const lastInstant = `fromUnixTimestamp64Milli(greatest({until:Int64}, {previousTo:Int64}), 'UTC')`;
