import type { MetricContext } from '../metric-context.js';
import { memberBuckets } from './member-buckets.js';
import { leaverSpans, stayedBefore, stayedSince } from './member-spans.js';
import { bucketOfDate, earliest } from './scope.js';

/**
 * Says of people in buckets whether they were members in them, as a subquery: `actor`, `current`, `bucket`,
 * `is_member`. `acts` is a statement that answers the first three. Most people joined before all that is
 * looked at and never left, and being among them is all there is to know.
 */
export function judgedByRoster(context: MetricContext, acts: string): string {
  const sinceBucket = bucketOfDate(
    context,
    'toDate(since, {zone:String}) + if(current, 0, {shift:Int32})',
  );
  const stays = `(actor GLOBAL IN (${stayedBefore(context, earliest)}) OR (since != 0 AND ${sinceBucket} <= bucket))`;
  const joined = `(${acts}) AS acts GLOBAL ANY LEFT JOIN (${stayedSince(context, `ts >= ${earliest}`)}) AS late USING (actor)`;
  if (!context.facts.hasLeavers) {
    return `(SELECT actor, current, bucket, ${stays} AS is_member FROM ${joined})`;
  }
  return `(
    SELECT actor, current, bucket, ${stays} OR arrayExists(
        (first, last) -> first <= bucket AND bucket <= last, firsts, lasts
      ) AS is_member
    FROM (SELECT actor, current, bucket, since FROM ${joined}) AS staying
    GLOBAL ANY LEFT JOIN ${memberBuckets(context, leaverSpans(context))} AS leaver USING (actor, current)
  )`;
}
