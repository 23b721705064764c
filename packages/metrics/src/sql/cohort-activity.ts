import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { dayNumber } from '../windows/day-number.js';
import { isEligible } from './eligible-people.js';
import { memberParameters, memberSpans, membershipOf, type Membership } from './member-spans.js';
import { ofWindow } from './reads-later.js';
import {
  bucketOf,
  bucketOfDate,
  inScope,
  inWindows,
  isCurrent,
  windowRows,
  windowUntil,
} from './scope.js';

/** How a cohort is told and followed. */
export interface CohortOptions {
  /** By the first time that somebody joined, or by their first act. */
  readonly by: 'joining' | 'first_act';
  /** `in`: active in that bucket; `onOrAfter`: in it or any later one. */
  readonly mode: 'in' | 'onOrAfter';
}

/** The cohorts of both windows; buckets are named by their keys. */
export interface CohortActivity {
  readonly size: (current: number, cohort: string) => number;
  /** How many of a cohort were active in a bucket (and in none later, where that is asked). */
  readonly active: (current: number, cohort: string, bucket: string) => number;
  readonly membership?: Membership;
}

/** Who came when, and in which buckets of the window they were active since. */
export async function cohortActivity(
  context: MetricContext,
  { by, mode }: CohortOptions,
): Promise<CohortActivity> {
  const membership = by === 'joining' ? await membershipOf(context) : undefined;
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const facts = `${inScope(context)} AND ${isQualifying} AND actor != 0`;
  const cohorts = membership
    ? `SELECT actor, starts[1] AS came FROM ${memberSpans(context, membership)}`
    : `SELECT actor, min(ts) AS came FROM messages FINAL
        WHERE ${facts} AND ts < ${windowUntil} AND ${isEligible(context)} GROUP BY actor`;
  const seen = `arrayFilter(b -> b.1 = current AND b.2 >= cohort, buckets)`;
  const told =
    mode === 'in'
      ? `arrayMap(b -> b.2, ${seen})`
      : `arrayFilter(b -> b > 0, [arrayMax(arrayMap(b -> b.2, ${seen}))])`;
  const rows = await context.ask<{ current: number; cohort: number; bucket: number; n: string }>(
    `SELECT current, cohort, bucket, count() AS n
    FROM (
      SELECT w.1 AS current,
        toUInt16(${bucketOfDate(context, 'toDate(came, {zone:String}) + w.4')}) AS cohort,
        arrayPushFront(${told}, toUInt16(0)) AS told
      FROM (${cohorts}) AS cohorts
      GLOBAL ANY LEFT JOIN (
        SELECT actor, groupUniqArray((${isCurrent()}, toUInt16(${bucketOf(context)}))) AS buckets
        FROM messages FINAL WHERE ${facts} AND ${inWindows()} AND ts < ${windowUntil}
        GROUP BY actor
      ) AS acts USING (actor)
      ARRAY JOIN ${windowRows} AS w
      WHERE came >= w.2 AND came < w.3
    )
    ARRAY JOIN told AS bucket
    GROUP BY current, cohort, bucket`,
    { ...parameters, ...memberParameters },
    ofWindow(context),
  );
  const counts = new Map(
    rows.map(({ current, cohort, bucket, n }) => [`${current} ${cohort} ${bucket}`, Number(n)]),
  );
  const count = (current: number, cohort: string, bucket: number) =>
    counts.get(`${current} ${dayNumber(cohort)} ${bucket}`) ?? 0;
  return {
    size: (current, cohort) => count(current, cohort, 0),
    active: (current, cohort, bucket) => count(current, cohort, dayNumber(bucket)),
    ...(membership && { membership }),
  };
}
