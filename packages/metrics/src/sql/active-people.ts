import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { isEligible } from './eligible-people.js';
import { judgedByRoster, placeCode, wholeWindow } from './judged-by-roster.js';
import { memberParameters, type Membership } from './member-spans.js';
import { monthPeople, type MonthPeople } from './month-people.js';
import { ofWindow } from './reads-later.js';
import { bucketOf, inScope, inWindows, isCurrent } from './scope.js';

/** How many distinct people were active, members and others apart. */
export interface PeopleCount {
  readonly members: number;
  readonly others: number;
}

/** Who was active in each bucket, and in each window as a whole. */
export interface ActivePeople {
  /** By `1 <bucket>` and, of the window before, `0 <bucket>`. */
  readonly buckets: ReadonlyMap<string, PeopleCount>;
  /** In the window (1), and in the one compared with (0). */
  readonly whole: (current: number) => PeopleCount;
}

interface ActiveRow {
  readonly current: number;
  readonly bucket: string;
  readonly members: string;
  readonly others: string;
}

/** Distinct active people; all figures about them share this one statement. */
export async function activePeople(
  context: MetricContext,
  membership: Membership,
): Promise<ActivePeople> {
  const months = await monthPeople(context, membership);
  if (months) return ofMonths(months);
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const [first, last] = [`min(${isCurrent()})`, `max(${isCurrent()})`];
  const whole = (current: string) => placeCode(String(wholeWindow), current);
  const windows = `if(${first} = ${last}, [${whole(first)}], [${whole('0')}, ${whole('1')}])`;
  const acts = `SELECT actor, arrayConcat(
        arrayDistinct(groupArray(${placeCode(`toUInt16(${bucketOf(context)})`, isCurrent())})), ${windows}
      ) AS codes
    FROM messages FINAL
    WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()}
      AND actor != 0 AND ${isEligible(context)}
    GROUP BY actor`;
  // Whoever acts has been seen: where nobody said who belongs, everybody who acts does.
  const judged =
    membership === 'observed'
      ? `(SELECT code, 1 AS is_member FROM (${acts}) ARRAY JOIN codes AS code)`
      : judgedByRoster(context, acts);
  const rows = await context.ask<ActiveRow>(
    `SELECT toUInt8(code % 2) AS current,
      if(code < ${wholeWindow * 2}, toString(toDate(toUInt16(intDiv(code, 2)))), '') AS bucket,
      countIf(is_member) AS members, countIf(NOT is_member) AS others
    FROM ${judged}
    GROUP BY code`,
    { ...parameters, ...memberParameters },
    ofWindow(context),
  );
  const counts = new Map(
    rows.map(({ current, bucket, members, others }) => [
      `${current} ${bucket}`,
      { members: Number(members), others: Number(others) },
    ]),
  );
  return {
    buckets: new Map([...counts].filter(([key]) => !key.endsWith(' '))),
    whole: (current) => counts.get(`${current} `) ?? { members: 0, others: 0 },
  };
}

function ofMonths({ buckets, whole }: MonthPeople): ActivePeople {
  return {
    buckets: new Map([...buckets].map(([month, people]) => [`1 ${month}`, people])),
    whole: () => whole,
  };
}
