import { changeOf, readInstant } from '@ruche/metrics';
import type { AnnotationSettings, Answer, Effect } from '@ruche/schema';
import type { Ask } from '../query/asker.js';

/** What {@link effectOf} takes. */
export interface EffectOptions {
  annotation: Pick<AnnotationSettings, 'date' | 'end'>;
  group: string | null;
  timezone: string;
  metric: string;
  /** Days on either side. */
  days: number;
  /** Further parameters of the metric. */
  parameters: Record<string, unknown>;
  ask: Ask;
  now: Date;
}

/**
 * A metric over as many days before something happened as after. Its first day belongs to what comes
 * after; where it lasts, its days belong to neither. While the days after are passing, both sides are
 * as long as those that are complete (R4).
 */
export async function effectOf(options: EffectOptions): Promise<Effect> {
  const { annotation, group, timezone, metric, parameters, ask, now } = options;
  const { date, end } = annotation;
  const start = readInstant(date, timezone, 'date').toPlainDate();
  const after =
    end === undefined ? start : readInstant(end, timezone, 'end').toPlainDate().add({ days: 1 });
  const today = readInstant(now.toISOString(), timezone, 'now').toPlainDate();
  const passed = after.until(today, { largestUnit: 'days' }).days;
  const days = Math.max(Math.min(options.days, passed), 0);
  const question = {
    ...parameters,
    metric,
    ...(group === null ? {} : { group }),
    ...{ timezone, compare: 'none' },
  };
  const over = (from: typeof start, to: typeof start): Promise<Answer> =>
    ask({ ...question, from: from.toString(), to: to.toString() });
  if (days === 0) {
    const { metric: reference } = await over(start.subtract({ days: 1 }), start);
    const none = { absolute: null, relative: null };
    return {
      metric: reference,
      days,
      before: null,
      after: null,
      change: none,
      reason: 'unfinished',
    };
  }
  const [earlier, later] = await Promise.all([
    over(start.subtract({ days }), start),
    over(after, after.add({ days })),
  ]);
  return {
    metric: later.metric,
    days,
    before: toSide(earlier),
    after: toSide(later),
    change: changeOf(later.metric.unit, later.value, earlier.value),
  };
}

function toSide(answer: Answer): NonNullable<Effect['before']> {
  const { value, numerator, denominator, suppressed } = answer;
  const reason = suppressed?.reason ?? answer.reason;
  return {
    value,
    window: { from: answer.window.from, to: answer.window.to },
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(reason === undefined ? {} : { reason }),
  };
}
