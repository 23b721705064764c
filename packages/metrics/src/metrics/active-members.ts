import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { levelParameter, qualifyingActs } from '../parameters/level-parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { activePeople } from '../sql/active-people.js';
import { isEligible } from '../sql/eligible-people.js';
import { isWindowMember } from '../sql/is-window-member.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { monthPeople } from '../sql/month-people.js';
import { makeSeries } from '../sql/read-counts.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, inWindows, isCurrent } from '../sql/scope.js';

/** Distinct members who were active. */
export const activeMembers: Metric = {
  id: 'active_members',
  version: 1,
  label: { en: 'Active members', fr: 'Membres actifs' },
  question: { en: 'How many members were active?', fr: 'Combien de membres ont été actifs ?' },
  definition: {
    en: 'Distinct members with at least one qualifying act in the window, and in each bucket; the buckets do not add up to the whole, because a person counts once in each. Whoever belonged to the group for a part of the window or bucket is a member in it; people who acted without being members stand beside. Where no roster and no join is known, everybody who acts is a member. Bots, system, test and suspended accounts are left out.',
    fr: 'Membres distincts ayant au moins un acte pris en compte dans la période, et dans chaque intervalle ; les intervalles ne s’additionnent pas, car une personne compte une fois dans chacun. Qui a fait partie du groupe pendant une partie de la période ou de l’intervalle y compte comme membre ; les personnes actives sans être membres figurent à côté. Sans liste de membres ni adhésion connue, toute personne active est membre. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of distinct members with at least one qualifying act',
    fr: 'nombre de membres distincts ayant au moins un acte pris en compte',
  },
  edgeCases: [
    {
      en: 'The whole is counted, not summed: a person active in three weeks counts once in each and once in all.',
      fr: 'Le total est compté, non additionné : une personne active trois semaines compte une fois dans chacune et une fois en tout.',
    },
    {
      en: 'Somebody with acts under several devices is one person once identified.',
      fr: 'Une personne active sur plusieurs appareils est une seule personne une fois identifiée.',
    },
    {
      en: 'Acts without a person (no user id) belong to nobody and are not counted here.',
      fr: 'Les actes sans personne (sans identifiant) n’appartiennent à personne et ne comptent pas ici.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: { level: levelParameter, by: segmentParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const [whole, active] = await Promise.all([
      windowPeople(context, membership),
      activePeople(context, membership),
    ]);
    const inBucket = (current: number, key: string) => active.get(`${current} ${key}`);
    return {
      value: whole(1).members,
      ...(context.previous && { previous: { value: whole(0).members } satisfies Figure }),
      beside: { non_members: whole(1).others },
      series: makeSeries(
        context,
        (key) => ({ value: inBucket(1, key)?.members ?? 0 }),
        (key) => inBucket(0, key)?.members ?? 0,
      ),
      membership,
    };
  },
};

/** Distinct people who were active in each of the windows as a whole, members and others apart. */
async function windowPeople(context: MetricContext, membership: Membership) {
  const months = await monthPeople(context, membership);
  if (months) return () => months.whole;
  const { isQualifying, parameters } = qualifyingActs(context.parameters);
  const rows = await context.ask<{ current: number; members: string; people: string }>(
    `SELECT current, countIf(${isWindowMember(context, membership)}) AS members, count() AS people
    FROM (
      SELECT actor, ${isCurrent()} AS current FROM messages FINAL
      WHERE ${inScope(context)} AND ${isQualifying} AND ${inWindows()}
        AND actor != 0 AND ${isEligible(context)}
      GROUP BY actor, current
    )
    GROUP BY current`,
    { ...parameters, ...memberParameters },
    ofWindow(context),
  );
  return (current: number) => {
    const row = rows.find((one) => one.current === current);
    const members = Number(row?.members ?? 0);
    return { members, others: Number(row?.people ?? 0) - members };
  };
}
