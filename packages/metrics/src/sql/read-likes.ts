import type { MetricContext } from '../metric-context.js';
import type { CountRow } from './read-counts.js';
import { ofWindowAndLikes } from './reads-later.js';
import { bucketOf, inWindows, isCurrent } from './scope.js';
import { likeParameters, standingLikes } from './standing-likes.js';

/** Likes of a bucket, and of all buckets of a window. */
export interface LikesRow extends CountRow {
  /** Those of posts. */
  readonly of_posts: number | string;
}

/** The standing likes of both windows. All figures that count likes share this one statement. */
export function readLikes(context: MetricContext): Promise<LikesRow[]> {
  return context.ask<LikesRow>(
    `SELECT ${isCurrent('given')} AS current, toString(${bucketOf(context, 'given')}) AS bucket,
      grouping(bucket) AS is_total, count() AS n, countIf(NOT is_comment) AS of_posts
    FROM ${standingLikes(context)}
    WHERE ${inWindows('given')}
    GROUP BY GROUPING SETS ((current, bucket), (current))`,
    likeParameters,
    ofWindowAndLikes(context),
  );
}
