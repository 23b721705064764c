import type { MetricContext } from '../metric-context.js';
import { memberBuckets } from './member-buckets.js';
import { leaverSpans, stayedBefore, stayedSince } from './member-spans.js';
import { bucketOfDate, earliest } from './scope.js';

/** The number of a window as a whole, where buckets have theirs: later than any date of an act. */
export const wholeWindow = 65534;
/** Later than that. */
const never = 65535;

/** A bucket of a window (or {@link wholeWindow}) as one number. */
export function placeCode(bucket: string, current: string): string {
  return `toUInt32(${bucket} * 2 + ${current})`;
}

/**
 * Says of people in buckets and windows whether they were members in them, as a subquery: `code`, `is_member`,
 * a row for each person and code. `acts` is a statement that answers `actor` and `codes`, an array of
 * {@link placeCode}s. Most people joined before all that is looked at and never left, and being among them is
 * all there is to know.
 */
export function judgedByRoster(context: MetricContext, acts: string): string {
  const bucket = (shift: string) =>
    `toUInt16(${bucketOfDate(context, `toDate(since, {zone:String}) + ${shift}`)})`;
  const previousTo = `fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC')`;
  const left = context.facts.hasLeavers
    ? `GLOBAL ANY LEFT JOIN ${stays(context)} AS leaver USING (actor)`
    : '';
  const stayed = `arrayExists(
        stay -> stay.1 = code % 2
          AND (bucket = ${wholeWindow} OR (stay.2 <= bucket AND bucket <= stay.3)),
        stays
      )`;
  return `(
    SELECT code, intDiv(code, 2) AS bucket,
      if(code % 2 = 1, came, came_before) <= bucket${left && ` OR ${stayed}`} AS is_member
    FROM (
      SELECT codes, ${left && 'stays, '}actor GLOBAL IN (${stayedBefore(context, earliest)}) AS is_old,
        multiIf(is_old, 0, since = 0, ${never}, ${bucket('0')}) AS came,
        multiIf(is_old, 0, since = 0 OR since >= ${previousTo}, ${never}, ${bucket('{shift:Int32}')}) AS came_before
      FROM (${acts}) AS acts
      GLOBAL ANY LEFT JOIN (${stayedSince(context, `ts >= ${earliest}`)}) AS late USING (actor)
      ${left}
    )
    ARRAY JOIN codes AS code
  )`;
}

/** In which runs of buckets those who left at some time were members: `actor`, `stays`. */
function stays(context: MetricContext): string {
  return `(
        SELECT actor, groupArrayArray(
          arrayMap((first, last) -> (current, toUInt16(first), toUInt16(last)), firsts, lasts)
        ) AS stays
        FROM ${memberBuckets(context, leaverSpans(context))}
        GROUP BY actor
      )`;
}
