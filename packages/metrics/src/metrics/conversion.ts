import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import type { NumberParameter, TextParameter } from '../parameters/parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { isEligible } from '../sql/eligible-people.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { ofWindow } from '../sql/reads-later.js';
import { earliest, inScope, inWindows, isCurrent, windowNow } from '../sql/scope.js';
import { windowMembers } from '../sql/window-members.js';

interface ConversionRow {
  readonly current: number;
  readonly exposed: string;
  readonly converted: string;
}

const event = { type: 'text', maxLength: 200, default: '' } as const;

const goal: TextParameter = {
  ...event,
  required: true,
  description: {
    en: 'The name of the event to reach',
    fr: 'Le nom de l’événement à atteindre',
  },
};

const after: TextParameter = {
  ...event,
  description: {
    en: 'The name of the event that exposes to it; without it, all members are exposed',
    fr: 'Le nom de l’événement qui y expose ; sans lui, tous les membres sont exposés',
  },
};

const within: NumberParameter = {
  type: 'number',
  integer: true,
  minimum: 1,
  maximum: 366,
  default: 30,
  description: {
    en: 'Days of 24 hours from the first exposure within which the goal counts',
    fr: 'Jours de 24 heures, dès la première exposition, pendant lesquels l’objectif compte',
  },
};

/** Who went on to the goal. */
export const conversion: Metric = {
  id: 'conversion',
  version: 1,
  label: { en: 'Conversion rate', fr: 'Taux de conversion' },
  question: {
    en: 'Which share of people reaches the goal?',
    fr: 'Quelle part des personnes atteint l’objectif ?',
  },
  definition: {
    en: 'With "after": distinct people who did the goal event within so many days from their first exposure in the window ÷ distinct people exposed in it; the goal may lie after the window. Without: members who did the goal event in the window ÷ members in it. Everybody counts once. Bots, system, test and suspended accounts are left out.',
    fr: 'Avec « after » : personnes distinctes ayant accompli l’événement visé dans le délai suivant leur première exposition de la période ÷ personnes distinctes exposées ; l’objectif peut tomber après la période. Sans : membres l’ayant accompli dans la période ÷ membres de la période. Chacun compte une fois. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'distinct people who reached the goal in time ÷ distinct people exposed (or members)',
    fr: 'personnes distinctes ayant atteint l’objectif à temps ÷ personnes distinctes exposées (ou membres)',
  },
  edgeCases: [
    {
      en: 'The goal at the instant of the exposure counts, at the instant of the end of the time not.',
      fr: 'L’objectif à l’instant de l’exposition compte, à l’instant de la fin du délai non.',
    },
    {
      en: 'Nobody exposed: no value (no_exposures).',
      fr: 'Personne d’exposé : pas de valeur (no_exposures).',
    },
    {
      en: 'Reaching it twice counts once.',
      fr: 'L’atteindre deux fois compte une fois.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { goal, after, within, by: segmentParameter },
  sources: ['the events named by goal and after', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const isExposed = context.parameters.after !== '';
    const membership = isExposed ? undefined : await membershipOf(context);
    const rows = membership
      ? await convertedMembers(context, membership)
      : await convertedExposed(context);
    const figure = (current: number): Figure => {
      const row = rows.find((one) => one.current === current);
      const [numerator, denominator] = [Number(row?.converted ?? 0), Number(row?.exposed ?? 0)];
      return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
    };
    return {
      ...figure(1),
      ...(context.previous && { previous: figure(0) }),
      ...(isExposed && { reason: 'no_exposures' }),
      isRateOfPeople: true,
      ...(membership && { membership }),
    };
  },
};

function convertedMembers(
  context: MetricContext,
  membership: Membership,
): Promise<ConversionRow[]> {
  return context.ask<ConversionRow>(
    `SELECT current, count() AS exposed, countIf((actor, current) GLOBAL IN (
        SELECT actor, ${isCurrent()} FROM messages FINAL
        WHERE ${inScope(context)} AND event = {goal:String} AND ${inWindows()} AND actor != 0
      )) AS converted
    FROM ${windowMembers(context, membership)}
    GROUP BY current`,
    { goal: context.parameters.goal, ...memberParameters },
    ofWindow(context),
  );
}

function convertedExposed(context: MetricContext): Promise<ConversionRow[]> {
  const { goal: reached, after: first, within: days } = context.parameters;
  const end = 'exposed_at + toIntervalDay({within:UInt16})';
  return context.ask<ConversionRow>(
    `SELECT current, count() AS exposed,
      countIf(arrayExists(goal_at -> goal_at >= exposed_at AND goal_at < ${end}, goals)) AS converted
    FROM (
      SELECT actor, ${isCurrent()} AS current, min(ts) AS exposed_at FROM messages FINAL
      WHERE ${inScope(context)} AND event = {after:String} AND ${inWindows()} AND actor != 0
        AND ts <= ${windowNow} AND ${isEligible(context)}
      GROUP BY actor, current
    ) AS exposures
    GLOBAL ANY LEFT JOIN (
      SELECT actor, groupArray(ts) AS goals FROM messages FINAL
      WHERE ${inScope(context)} AND event = {goal:String} AND actor != 0
        AND ts >= ${earliest} AND ts <= ${windowNow}
      GROUP BY actor
    ) AS reached USING (actor)
    GROUP BY current`,
    { goal: reached, after: first, within: days },
  );
}
