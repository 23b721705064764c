import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import type { ChoiceParameter } from '../parameters/parameter.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { cohortActivity, type CohortActivity, type CohortOptions } from '../sql/cohort-activity.js';
import { windowEnd } from '../windows/window-end.js';

/** A cohort: how many it has, and how many of them were active in each bucket since; `null`: not finished. */
interface Cohort {
  readonly size: number;
  readonly active: readonly (number | null)[];
}

const by: ChoiceParameter = {
  type: 'choice',
  values: ['joining', 'first_act'],
  default: 'joining',
  description: {
    en: 'What begins a cohort: joining the group for the first time, or the first act in it',
    fr: 'Ce qui fonde une cohorte : la première arrivée dans le groupe, ou le premier acte',
  },
};

const mode: ChoiceParameter = {
  type: 'choice',
  values: ['in', 'onOrAfter'],
  default: 'in',
  description: {
    en: 'Active in that day, week or month, or in it or any later one of the window',
    fr: 'Actif dans ce jour, cette semaine ou ce mois, ou dans celui-ci ou un suivant de la période',
  },
};

/** Who is still there after a while. */
export const retention: Metric = {
  id: 'retention',
  version: 1,
  label: { en: 'Retention', fr: 'Rétention' },
  question: {
    en: 'Of those who came together, how many are still active later?',
    fr: 'Parmi les personnes arrivées ensemble, combien sont encore actives ensuite ?',
  },
  definition: {
    en: 'People who came in the same day, week or month of the window are a cohort; part N is the share of it that was active N of them later, part size its number. The figure is the share active in the first one after coming, over all cohorts for which it is over. Who left and came back came once, the first time. What is not over yet is left blank. Bots, system, test and suspended accounts are left out.',
    fr: 'Les personnes arrivées le même jour, la même semaine ou le même mois de la période forment une cohorte ; la part N est la proportion active N intervalles plus tard, size son effectif. Le chiffre est la proportion active dans le premier intervalle après l’arrivée, sur toutes les cohortes pour lesquelles il est terminé. Qui est parti puis revenu est arrivé une fois, la première. Ce qui n’est pas terminé reste vide. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'Σ over cohorts of people active in bucket N ÷ Σ over cohorts of their sizes, for cohorts whose bucket N is over',
    fr: 'Σ sur les cohortes des personnes actives dans l’intervalle N ÷ Σ de leurs effectifs, pour les cohortes dont l’intervalle N est terminé',
  },
  edgeCases: [
    {
      en: 'A cell that is not over is blank, not 0.',
      fr: 'Une case non terminée est vide, et non 0.',
    },
    {
      en: 'An empty cohort has size 0 and no shares.',
      fr: 'Une cohorte vide a l’effectif 0 et pas de parts.',
    },
    {
      en: 'Who left and came back belongs to the first cohort alone.',
      fr: 'Qui est parti puis revenu n’appartient qu’à la première cohorte.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { by, mode, level: levelParameter },
  sources: ['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  measure: async (context) => {
    const options = { by: context.parameters.by, mode: context.parameters.mode } as CohortOptions;
    const activity = await cohortActivity(context, options);
    const cohorts = cohortsOf(context, activity, options.mode, 1);
    const before = context.previous ? cohortsOf(context, activity, options.mode, 0) : [];
    return {
      ...first(cohorts),
      ...(context.previous && { previous: first(before) }),
      series: cohorts.map((cohort, index) => {
        const same = before[index];
        const { value } = first([cohort]);
        return {
          value,
          ...(context.previous && { previous: same ? first([same]).value : null }),
          parts: partsOf(cohort),
          ...(value === null && { reason: cohort.size === 0 ? 'no_members' : 'unfinished' }),
        };
      }),
      isRateOfPeople: true,
      ...(activity.membership && { membership: activity.membership }),
    };
  },
};

function cohortsOf(
  context: MetricContext,
  activity: CohortActivity,
  mode: CohortOptions['mode'],
  current: number,
): Cohort[] {
  const { buckets, previous, previousBuckets } = context;
  const end = current === 1 ? windowEnd(context) : (previous?.to ?? windowEnd(context));
  const isShifted = current === 0 && previous?.shiftDays !== undefined;
  const used = current === 1 || isShifted ? buckets : previousBuckets;
  // The buckets of a shifted window are those of the window asked for, so their ends are as well.
  const until = isShifted ? context.window.to : end;
  const keys = used.map(({ key }) => key);
  return keys.map((cohort, position) => {
    const counts = keys.slice(position).map((key) => activity.active(current, cohort, key));
    const later = (index: number) => counts.slice(index).reduce((sum, n) => sum + n, 0);
    return {
      size: activity.size(current, cohort),
      active: counts.map((count, index) => {
        const { to = 0 } = used[position + index] ?? {};
        if (to > until.epochMilliseconds) return null;
        return mode === 'in' ? count : later(index);
      }),
    };
  });
}

/** The share of the cohorts' people who were active in the first bucket after the one in which they came. */
function first(cohorts: readonly Cohort[]): Figure {
  const finished = cohorts.filter(({ active }) => typeof active[1] === 'number');
  const numerator = finished.reduce((sum, { active }) => sum + (active[1] ?? 0), 0);
  const denominator = finished.reduce((sum, { size }) => sum + size, 0);
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

function partsOf({ size, active }: Cohort): Record<string, number | null> {
  const share = (count: number | null) => (count === null || size === 0 ? null : count / size);
  return {
    size,
    ...Object.fromEntries(active.map((count, index) => [String(index), share(count)])),
  };
}
