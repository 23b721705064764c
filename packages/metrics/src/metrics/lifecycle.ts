import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { activityMarks, type ActivityMarks } from '../sql/activity-marks.js';
import { bucketBefore } from '../windows/bucket-before.js';

interface Stage {
  readonly new: number;
  readonly returning: number;
  readonly resurrecting: number;
  /** Below 0. */
  readonly dormant: number;
}

/** Who comes, stays, comes back and goes. */
export const lifecycle: Metric = {
  id: 'lifecycle',
  version: 1,
  label: { en: 'Lifecycle', fr: 'Cycle de vie' },
  question: {
    en: 'How many active people are new, still there or back, and how many are gone?',
    fr: 'Parmi les personnes actives, combien arrivent, restent ou reviennent, et combien s’en vont ?',
  },
  definition: {
    en: 'People active in each day, week or month: new (never seen before it), returning (active in the one before too), resurrecting (not in the one before, but earlier); and, below zero, dormant: active in the one before, not in this one. The figure is what all this adds up to: active at the end less active before the window. Bots, system, test and suspended accounts are left out.',
    fr: 'Personnes actives par jour, semaine ou mois : nouvelles (jamais vues auparavant), fidèles (actives aussi dans l’intervalle précédent), de retour (absentes du précédent, vues plus tôt) ; et, en négatif, endormies : actives dans le précédent, absentes de celui-ci. Le chiffre en est la somme : les actives à la fin moins les actives avant la période. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'new + resurrecting − dormant, summed over the buckets = active in the last − active before the first',
    fr: 'nouveaux + de retour − endormis, additionnés sur les intervalles = actifs dans le dernier − actifs avant le premier',
  },
  edgeCases: [
    {
      en: 'New, returning and resurrecting add up to the active people of a bucket.',
      fr: 'Nouveaux, fidèles et de retour font les personnes actives d’un intervalle.',
    },
    {
      en: 'The bucket before the window is read to know who is dormant in its first.',
      fr: 'L’intervalle avant la période est lu pour savoir qui s’endort dans le premier.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_activity',
  parameters: { level: levelParameter },
  sources: ['page', 'any event by a person'],
  restsOn: ({ window }) => window.from.subtract({ [`${window.interval}s`]: 1 }),
  measure: async (context) => {
    const marks = await activityMarks(context);
    const stages = stagesOf(context, marks, '');
    const before = context.previous ? stagesOf(context, marks, 'Previous') : [];
    return {
      value: net(stages),
      ...(context.previous && { previous: { value: net(before) } }),
      beside: sums(stages),
      series: stages.map((stage, index) => {
        const same = before[index];
        return {
          value: active(stage),
          ...(context.previous && { previous: same ? active(same) : null }),
          parts: { ...stage },
        };
      }),
    };
  },
};

function stagesOf(
  { buckets, previous, previousBuckets, window }: MetricContext,
  { count }: ActivityMarks,
  side: '' | 'Previous',
): Stage[] {
  const isOwn = side === 'Previous' && previous?.shiftDays === undefined;
  const keys = (isOwn ? previousBuckets : buckets).map(({ key }) => key);
  let earlier = count(`before${side}`, bucketBefore(keys[0] ?? '1970-01-01', window.interval));
  return keys.map((key) => {
    const come = {
      new: count(`new${side}`, key),
      returning: count(`returning${side}`, key),
      resurrecting: count(`resurrecting${side}`, key),
    };
    const stage = { ...come, dormant: come.returning - earlier };
    earlier = active(stage);
    return stage;
  });
}

function active(stage: Stage): number {
  return stage.new + stage.returning + stage.resurrecting;
}

function sums(stages: readonly Stage[]): Record<keyof Stage, number> {
  const sum = (key: keyof Stage) => stages.reduce((total, stage) => total + stage[key], 0);
  return {
    new: sum('new'),
    returning: sum('returning'),
    resurrecting: sum('resurrecting'),
    dormant: sum('dormant'),
  };
}

function net(stages: readonly Stage[]): number {
  const total = sums(stages);
  return total.new + total.resurrecting + total.dormant;
}
