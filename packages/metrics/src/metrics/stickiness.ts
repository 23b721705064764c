import type { BucketFigure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { levelParameter } from '../parameters/level-parameter.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { activityMarks, type ActivityMarks } from '../sql/activity-marks.js';
import { bucketOfDay } from '../windows/bucket-of-day.js';
import { completeDays } from '../windows/complete-days.js';
import { dayNumber } from '../windows/day-number.js';

interface Day {
  readonly bucket: number;
  readonly ratio: number;
  readonly active: number;
  readonly active30: number;
}

/** How much of a month's people come on a day. */
export const stickiness: Metric = {
  id: 'stickiness',
  version: 1,
  label: { en: 'Stickiness', fr: 'Assiduité' },
  question: {
    en: 'Of the people who come within a month, how many come on a given day?',
    fr: 'Parmi les personnes qui viennent au cours d’un mois, combien viennent un jour donné ?',
  },
  definition: {
    en: 'The mean, over the complete days of the window, of: distinct people active on that day ÷ distinct people active on that day or the 29 before. A day with nobody counts as 0. Bots, system, test and suspended accounts are left out.',
    fr: 'La moyenne, sur les jours complets de la période, de : personnes distinctes actives ce jour-là ÷ personnes distinctes actives ce jour-là ou les 29 jours précédents. Un jour sans personne compte pour 0. Les robots et les comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'mean over complete days of (active that day ÷ distinct active on it or the 29 days before)',
    fr: 'moyenne sur les jours complets de (actifs du jour ÷ actifs distincts du jour ou des 29 jours précédents)',
  },
  edgeCases: [
    {
      en: 'A day with nobody counts as 0 and stays in the mean.',
      fr: 'Un jour sans personne compte pour 0 et reste dans la moyenne.',
    },
    {
      en: 'Today is not complete and is left out; a window without a complete day has no value (no_complete_day).',
      fr: 'Aujourd’hui n’est pas complet et reste à part ; une période sans jour complet n’a pas de valeur (no_complete_day).',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_complete_day',
  parameters: { level: levelParameter, by: segmentParameter },
  sources: ['page', 'any event by a person'],
  restsOn: ({ window }) => window.from.subtract({ days: 29 }),
  measure: async (context) => {
    const marks = await activityMarks(context);
    const days = daysOf(context, marks, 'window');
    const before = context.previous ? daysOf(context, marks, 'previous') : [];
    const { interval } = context.window;
    return {
      value: mean(days),
      ...(context.previous && { previous: { value: mean(before) } }),
      series: context.buckets.map((_bucket, index): BucketFigure => {
        const own = days.filter(({ bucket }) => bucket === index);
        const [day] = own;
        return {
          value: mean(own),
          ...(context.previous && {
            previous: mean(before.filter(({ bucket }) => bucket === index)),
          }),
          ...(interval === 'day' &&
            day && { parts: { active: day.active, active_30: day.active30 } }),
          ...(!day && { reason: 'no_complete_day' }),
        };
      }),
      beside: { days: days.length },
    };
  },
};

function daysOf(context: MetricContext, marks: ActivityMarks, side: 'window' | 'previous'): Day[] {
  const window = side === 'window' ? context.window : (context.previous ?? context.window);
  const dates = completeDays(window, context.now.epochMilliseconds);
  const [first] = dates;
  if (first === undefined) return [];
  const bucketOf = bucketOfDay(context, side);
  const active30 = countOpen(marks, first, dates.length);
  return dates.map((date, index) => {
    const [active, open] = [marks.count('activeDay', date), active30[index] ?? 0];
    return {
      bucket: bucketOf(date),
      ratio: open === 0 ? 0 : active / open,
      active,
      active30: open,
    };
  });
}

/** On each of so many days from `first` on, how many people were active on it or the 29 days before. */
function countOpen({ count, firstDay }: ActivityMarks, first: string, length: number): number[] {
  const start = dayNumber(first);
  const counts: number[] = [];
  let open = 0;
  for (let day = Math.min(firstDay, start); day < start + length; day++) {
    open += count('thirtyOpens', day) - count('thirtyCloses', day);
    if (day >= start) counts.push(open);
  }
  return counts;
}

function mean(days: readonly Day[]): number | null {
  if (days.length === 0) return null;
  return days.reduce((sum, { ratio }) => sum + ratio, 0) / days.length;
}
