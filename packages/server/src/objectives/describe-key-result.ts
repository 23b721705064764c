import { findMetric, readInstant } from '@ruche/metrics';
import type { Locale } from '@ruche/metrics';
import type { Answer, KeyResult, ObjectiveSettings } from '@ruche/schema';
import { codeOf } from '../query/asker.js';
import { defaultPeriod, measureKeyResult, measurePast } from './measure-key-result.js';
import type { MeasureOptions, Span } from './measure-key-result.js';
import { paceOf, progressOf, statusOf } from './progress.js';
import { isOutside, suggestTarget } from './suggest-target.js';
import { targetHistory } from './target-history.js';
import type { DescribeObjectiveOptions } from './describe-objective.js';

/** A key result as it is shown, and what the SMART check wants to know of it. */
export interface DescribedKeyResult {
  result: KeyResult;
  isOutside: boolean;
}

/** What {@link describeKeyResult} takes. */
export interface DescribeKeyResultOptions extends DescribeObjectiveOptions {
  objective: ObjectiveSettings;
  settings: ObjectiveSettings['keyResults'][number];
  /** The first day of the objective. */
  start: string;
}

const suggestionTexts: Record<Locale, string> = {
  en: 'What this metric reached in its best times, or one usual step beyond the baseline.',
  fr: 'Ce que cet indicateur a atteint dans ses meilleurs moments, ou un pas habituel au-delà du départ.',
};

/** Where a key result stands. What the reader may not know of it is left out, with the reason. */
export async function describeKeyResult(
  options: DescribeKeyResultOptions,
): Promise<DescribedKeyResult> {
  const { entry, versions, settings, objective, timezone, ask, now, locale, withPast } = options;
  const { id = '', metric: metricId, baseline = null, target = null } = settings;
  const start = settings.start ?? options.start;
  const due = settings.due ?? objective.due ?? null;
  const span: Span = {
    start: readInstant(start, timezone, 'start'),
    end: due === null ? null : readInstant(due, timezone, 'due').add({ days: 1 }),
  };
  const measured: MeasureOptions = {
    ...{ settings, group: entry.group, timezone, span, ask, now, locale },
  };
  let answer: Answer | undefined;
  let reason = metricId === undefined ? 'no_metric' : undefined;
  let past: number[] = [];
  if (metricId !== undefined) {
    try {
      answer = await measureKeyResult(measured);
      if (answer.value === null) reason = answer.suppressed?.reason ?? answer.reason ?? 'no_value';
      if (withPast) past = await measurePast(measured);
    } catch (error) {
      reason = codeOf(error);
    }
  }
  const unit = settings.unit ?? answer?.metric.unit;
  const current = answer?.value ?? null;
  const progress = progressOf({ baseline, target, current });
  const pace = paceOf({
    start: span.start.epochMilliseconds,
    end: span.end?.epochMilliseconds ?? null,
    now: now.getTime(),
  });
  const known = answer && {
    readings: past,
    unit: answer.metric.unit,
    higherIsBetter: directionOf(answer, baseline, target),
  };
  const suggested = known ? suggestTarget(known, baseline) : null;
  const { parameters, period = defaultPeriod, interval, title } = settings;
  return {
    isOutside: known !== undefined && target !== null && isOutside(known, target),
    result: {
      id,
      ...(title === undefined ? {} : { title }),
      metric: answer?.metric ?? null,
      ...(parameters ? { parameters } : {}),
      period,
      ...(interval ? { interval } : {}),
      ...(unit ? { unit } : {}),
      ...{ baseline, target, start, due, current, progress, pace },
      status: statusOf({ progress, pace }),
      ...(reason === undefined ? {} : { reason }),
      history: targetHistory(versions, id),
      ...(suggested === null
        ? {}
        : { suggestion: { target: suggested, past, text: suggestionTexts[locale] } }),
    },
  };
}

/** Where the metric does not say which way is better, the target does. */
function directionOf(
  { metric }: Answer,
  baseline: number | null,
  target: number | null,
): boolean | null {
  if (baseline !== null && target !== null) return target > baseline;
  return findMetric(metric.id).higherIsBetter;
}
