import type { MetricContext } from '../metric-context.js';
import { bucketOfDate, windowRows } from './scope.js';

/**
 * In which buckets each person of some spans was a member, as a subquery of one row for each person and
 * window: `actor`,
 * `current`, and the arrays `firsts` and `lasts` of the keys of the first and last bucket of each run of
 * buckets. A member for a moment of a bucket is a member in it (R7); who left and came back within a bucket
 * is there once.
 */
export function memberBuckets(context: MetricContext, memberSpans: string): string {
  const bucket = (time: string) => bucketOfDate(context, `toDate(${time}, {zone:String}) + w.4`);
  return `(
    SELECT actor, w.1 AS current,
      arrayFilter(
        span -> span.1 < w.3 AND span.2 > w.2 AND span.2 > span.1, arrayZip(starts, ends)
      ) AS spans,
      arrayMap(span -> ${bucket('greatest(span.1, w.2)')}, spans) AS first,
      arrayMap(span -> ${bucket('least(span.2, w.3) - toIntervalMillisecond(1)')}, spans) AS last,
      arrayFilter(
        (f, before) -> f > before, first, arrayPushFront(arrayPopBack(last), toDate(0))
      ) AS firsts,
      arrayFilter(
        (l, after) -> after > l, last, arrayPushBack(arrayPopFront(first), toDate('2149-06-06'))
      ) AS lasts
    FROM ${memberSpans}
    ARRAY JOIN ${windowRows} AS w
    WHERE notEmpty(spans)
  )`;
}
