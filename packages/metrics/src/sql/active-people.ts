import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { isEligible } from './eligible-people.js';
import { judgedByRoster } from './judged-by-roster.js';
import { memberParameters, type Membership } from './member-spans.js';
import { monthPeople } from './month-people.js';
import { ofWindow } from './reads-later.js';
import { bucketOf, inScope, inWindows, isCurrent } from './scope.js';

/** How many distinct people were active, members and others apart. */
export interface ActivePeople {
  readonly members: number;
  readonly others: number;
}

interface ActiveRow {
  readonly current: number;
  readonly bucket: string;
  readonly members: string;
  readonly others: string;
}

/** Distinct active people in each bucket; the keys are `1 <bucket>` and, of the window before, `0 <bucket>`. */
export async function activePeople(
  context: MetricContext,
  membership: Membership,
): Promise<ReadonlyMap<string, ActivePeople>> {
  const months = await monthPeople(context, membership);
  if (months) {
    return new Map([...months.buckets].map(([month, people]) => [`1 ${month}`, people]));
  }
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const acts = `SELECT actor, ${isCurrent()} AS current, ${bucketOf(context)} AS bucket
    FROM messages FINAL
    WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()}
      AND actor != 0 AND ${isEligible(context)}
    GROUP BY actor, current, bucket`;
  // Whoever acts has been seen: where nobody said who belongs, everybody who acts does.
  const judged =
    membership === 'observed'
      ? `SELECT current, bucket, 1 AS is_member FROM (${acts})`
      : `SELECT current, bucket, is_member FROM ${judgedByRoster(context, acts)}`;
  const rows = await context.ask<ActiveRow>(
    `SELECT current, toString(bucket) AS bucket, countIf(is_member) AS members,
      countIf(NOT is_member) AS others
    FROM (${judged})
    GROUP BY current, bucket`,
    { ...parameters, ...memberParameters },
    ofWindow(context),
  );
  return new Map(
    rows.map(({ current, bucket, members, others }) => [
      `${current} ${bucket}`,
      { members: Number(members), others: Number(others) },
    ]),
  );
}
