import { rankPeople, type RankedActor } from '../answers/rank-people.js';
import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import type { NumberParameter } from '../parameters/parameter.js';
import { levelParameter, qualifyingActs } from '../parameters/level-parameter.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { segmentEdges } from '../sql/activity-marks.js';
import { isRankable, isVouchedFor } from '../sql/eligible-people.js';
import {
  memberParameters,
  memberSpans,
  membershipOf,
  type Membership,
} from '../sql/member-spans.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, windowUntil } from '../sql/scope.js';
import { isMemberAt } from '../sql/status-marks.js';
import { windowEnd } from '../windows/window-end.js';

type SuperUser = RankedActor & { readonly total: number | string };

/** How many months are looked at. */
const months = 4;

const high: NumberParameter = {
  type: 'number',
  integer: true,
  minimum: 1,
  maximum: 28,
  default: segmentEdges.high,
  description: {
    en: 'From how many active days on a month is in the high segment',
    fr: 'À partir de combien de jours actifs un mois est dans le segment fort',
  },
};

const needs: NumberParameter = {
  type: 'number',
  integer: true,
  minimum: 1,
  maximum: months,
  default: 3,
  description: {
    en: 'In how many of the four months',
    fr: 'Dans combien des quatre mois',
  },
};

/** Who comes often, month after month. */
export const superUsers: Metric = {
  id: 'super_users',
  version: 1,
  label: { en: 'Super-users', fr: 'Super-utilisateurs' },
  question: {
    en: 'Who has come often, month after month?',
    fr: 'Qui vient souvent, mois après mois ?',
  },
  definition: {
    en: 'Members who were active on at least 8 days in at least 3 of the 4 complete calendar months before the end of the window; their active days in each month are the reasons. Equal numbers of months share a place; first among them stands who got there first. People who asked not to be ranked, bots, system, test and suspended accounts are left out.',
    fr: 'Membres actifs au moins 8 jours dans au moins 3 des 4 mois civils complets avant la fin de la période ; leurs jours actifs de chaque mois en sont les raisons. À égalité de mois le rang est le même ; en premier vient qui y est arrivé d’abord. Qui a demandé à ne pas être classé, les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of members with at least 8 active days in at least 3 of the last 4 complete calendar months',
    fr: 'nombre de membres ayant au moins 8 jours actifs dans au moins 3 des 4 derniers mois civils complets',
  },
  edgeCases: [
    {
      en: 'The month that holds the end of the window is not complete and does not count.',
      fr: 'Le mois qui contient la fin de la période n’est pas complet et ne compte pas.',
    },
    {
      en: 'Several visits on a day are one active day.',
      fr: 'Plusieurs visites dans un jour font un jour actif.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'manager',
  emptyReason: 'no_members',
  parameters: { level: levelParameter, high, needs, places: placesParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  restsOn: (context) => firstMonth(context).toZonedDateTime(context.window.timezone),
  measure: async (context) => {
    const membership = await membershipOf(context);
    const names = monthNames(context);
    let total = 0;
    const read = async (count: number) => {
      const rows = await mostFaithful(context, membership, count);
      total = Number(rows[0]?.total ?? 0);
      return rows.map(({ days, ...row }) => ({
        ...row,
        ...Object.fromEntries(
          String(days)
            .split(' ')
            .map((n, index) => [names[index], Number(n)]),
        ),
      }));
    };
    const rows = await rankPeople(context, read, names);
    return { value: total, rows, membership };
  },
};

function mostFaithful(
  context: MetricContext,
  membership: Membership,
  count: number,
): Promise<SuperUser[]> {
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const { high: days, needs: needed } = context.parameters;
  const monthOf = (day: string) => `toStartOfMonth(${day})`;
  return context.ask<SuperUser>(
    `SELECT toString(actor) AS actor_key, value, arrayStringConcat(counts, ' ') AS days,
      toString(days_of_last[{high:UInt8}]) AS reached, count() OVER () AS total
    FROM (
      SELECT actor, arraySort(groupUniqArray(toDate(ts, {zone:String}))) AS active,
        arrayMap(i -> toStartOfMonth(addMonths({firstMonth:Date}, i)), range(${months})) AS months,
        arrayMap(m -> arrayCount(day -> ${monthOf('day')} = m, active), months) AS counts,
        arrayCount(n -> n >= {high:UInt8}, counts) AS value,
        arrayLast((m, n) -> n >= {high:UInt8}, months, counts) AS last_month,
        arrayFilter(day -> ${monthOf('day')} = last_month, active) AS days_of_last
      FROM messages FINAL
      WHERE ${inScope(context)} AND ${isQualifying} AND ${isVouchedFor(context)}
        AND ts >= fromUnixTimestamp64Milli({monthsFrom:Int64}, 'UTC')
        AND ts < fromUnixTimestamp64Milli({monthsTo:Int64}, 'UTC') AND ${isRankable(context)}
        AND actor GLOBAL IN (
          SELECT actor FROM ${memberSpans(context, membership)} WHERE ${isMemberAt(windowUntil)}
        )
      GROUP BY actor
      HAVING value >= {needs:UInt8}
    )
    ORDER BY value DESC, reached LIMIT {count:UInt32} WITH TIES`,
    {
      ...parameters,
      ...memberParameters,
      ...monthParameters(context),
      count,
      high: days,
      needs: needed,
    },
    ofWindow(context),
  );
}

/** The first day of the last month that is over by the end of the window, and of those before it. */
function firstMonth(context: MetricContext) {
  const end = windowEnd(context);
  return end.with({ day: 1 }).startOfDay().subtract({ months }).toPlainDate();
}

function monthNames(context: MetricContext): string[] {
  const first = firstMonth(context);
  return Array.from({ length: months }, (_, index) =>
    first.add({ months: index }).toString().slice(0, 7),
  );
}

function monthParameters(context: MetricContext): Record<string, unknown> {
  const first = firstMonth(context);
  const start = (index: number) =>
    first.add({ months: index }).toZonedDateTime(context.window.timezone).epochMilliseconds;
  return { firstMonth: first.toString(), monthsFrom: start(0), monthsTo: start(months) };
}
