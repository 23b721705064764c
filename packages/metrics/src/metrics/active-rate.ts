import type { BucketFigure, Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { activePeople } from '../sql/active-people.js';
import { eligibleMembers } from '../sql/eligible-members.js';
import { membershipOf } from '../sql/member-spans.js';
import { makeSeries } from '../sql/read-counts.js';

/** The share of members who were active. */
export const activeRate: Metric = {
  id: 'active_rate',
  version: 1,
  label: { en: 'Active-member rate', fr: 'Taux d’utilisateurs actifs' },
  question: {
    en: 'Which share of the members is active?',
    fr: 'Quelle part des membres est active ?',
  },
  definition: {
    en: 'In each day, week or month: distinct members with at least one qualifying act ÷ members in it. For the whole window: the sum of the former over its buckets ÷ the sum of the latter. Whoever belonged to the group for a part of a bucket is a member in it; people who acted without being members are given beside the rate and are never in it. Bots, system, test and suspended accounts are left out of both.',
    fr: 'Par jour, semaine ou mois : membres distincts ayant au moins un acte pris en compte ÷ membres. Pour toute la période : la somme des premiers sur les intervalles ÷ la somme des seconds. Qui a fait partie du groupe pendant une partie de l’intervalle y compte comme membre ; les personnes actives sans être membres sont indiquées à côté et n’entrent jamais dans le taux. Les robots et les comptes système, de test ou suspendus sont écartés des deux.',
  },
  formula: {
    en: 'Σ over the buckets of distinct active members ÷ Σ over the buckets of members',
    fr: 'Σ sur les intervalles des membres actifs distincts ÷ Σ sur les intervalles des membres',
  },
  edgeCases: [
    {
      en: 'A person who joins or leaves inside a bucket is a member in it; leaving later changes no bucket that is over.',
      fr: 'Qui arrive ou part pendant un intervalle y est membre ; un départ ultérieur ne change aucun intervalle terminé.',
    },
    {
      en: 'Non-members who act never make it more than 1: they stand beside.',
      fr: 'Les non-membres actifs ne le font jamais dépasser 1 : ils figurent à côté.',
    },
    {
      en: 'No members: no value and the reason no_members, never 0.',
      fr: 'Sans membre : pas de valeur et le motif no_members, jamais 0.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { level: levelParameter, by: segmentParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const [eligible, { buckets: active }] = await Promise.all([
      eligibleMembers(context, membership),
      activePeople(context, membership),
    ]);
    const figure = (current: number, key: string, index: number): Figure => {
      const numerator = active.get(`${current} ${key}`)?.members ?? 0;
      const denominator = eligible(current, index);
      return { value: divide(numerator, denominator), numerator, denominator };
    };
    const [window, previous] = [1, 0].map((current) =>
      sum(keysOf(context, current).map((key, index) => figure(current, key, index))),
    );
    const others = [...active].filter(([key]) => key.startsWith('1 ')).map(([, row]) => row.others);
    return {
      ...(window ?? { value: null }),
      ...(context.previous && previous && { previous }),
      series: makeSeries(
        context,
        (key, index) => withParts(figure(1, key, index), active.get(`1 ${key}`)?.others ?? 0),
        (key, index) => figure(0, key, index).value,
      ),
      beside: { non_members: others.reduce((a, b) => a + b, 0) },
      isRateOfPeople: true,
      membership,
    };
  },
};

/** The keys under which the store knows the buckets of a window. */
function keysOf({ buckets, previous, previousBuckets }: MetricContext, current: number): string[] {
  const own = current === 1 || previous?.shiftDays !== undefined ? buckets : previousBuckets;
  return own.map(({ key }) => key);
}

function withParts(figure: Figure, others: number): BucketFigure {
  const { value, numerator = null, denominator = null } = figure;
  const parts = { active: numerator, members: denominator, non_members: others };
  return { value, parts, ...(value === null && { reason: 'no_members' }) };
}

function sum(figures: readonly Figure[]): Figure {
  const numerator = figures.reduce((total, figure) => total + (figure.numerator ?? 0), 0);
  const denominator = figures.reduce((total, figure) => total + (figure.denominator ?? 0), 0);
  return { value: divide(numerator, denominator), numerator, denominator };
}

function divide(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
