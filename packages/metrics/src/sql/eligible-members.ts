import type { MetricContext } from '../metric-context.js';
import { memberParameters, memberSpans, type Membership } from './member-spans.js';
import { bucketOfDate, windowRows } from './scope.js';

/**
 * In which buckets each person was a member, as a subquery of one row for each person and window: `actor`,
 * `current`, and the arrays `firsts` and `lasts` of the keys of the first and last bucket of each run of
 * buckets. A member for a moment of a bucket is a member in it (R7); who left and came back within a bucket
 * is there once.
 */
export function memberBuckets(context: MetricContext, membership: Membership): string {
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
    FROM ${memberSpans(context, membership)}
    ARRAY JOIN ${windowRows} AS w
    WHERE notEmpty(spans)
  )`;
}

/**
 * How many members each bucket of the window (`current` 1) and of the one compared with (0) has.
 * Returns a look-up by bucket position.
 */
export async function eligibleMembers(
  context: MetricContext,
  membership: Membership,
): Promise<(current: number, index: number) => number> {
  const rows = await context.ask<{ current: number; bucket: string; step: number; n: string }>(
    `SELECT current, toString(edge.1) AS bucket, edge.2 AS step, count() AS n
    FROM ${memberBuckets(context, membership)}
    ARRAY JOIN arrayConcat(
      arrayMap(first -> (first, toInt8(1)), firsts),
      arrayMap(last -> (last, toInt8(-1)), lasts)
    ) AS edge
    GROUP BY current, bucket, step`,
    memberParameters,
  );
  const counts = new Map(
    rows.map(({ current, bucket, step, n }) => [`${current} ${bucket} ${step}`, Number(n)]),
  );
  const runningTotals = (current: number) => {
    const shifted = current === 1 || context.previous?.shiftDays !== undefined;
    const keys = (shifted ? context.buckets : context.previousBuckets).map(({ key }) => key);
    let members = 0;
    return keys.map((key) => {
      const during = members + (counts.get(`${current} ${key} 1`) ?? 0);
      members = during - (counts.get(`${current} ${key} -1`) ?? 0);
      return during;
    });
  };
  const totals = [runningTotals(0), runningTotals(1)];
  return (current, index) => totals[current]?.[index] ?? 0;
}
