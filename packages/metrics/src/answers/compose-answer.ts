import type { Answer, Part, Point, Unit } from '@ruche/schema';
import { Temporal } from 'temporal-polyfill';
import type { Figure, Measurement, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { excludedOf } from '../sql/eligible-people.js';
import type { Bucket } from '../windows/list-buckets.js';
import { formatBound } from '../windows/format-time.js';
import type { Span } from '../windows/window.js';
import { wilsonInterval } from '../statistics/wilson.js';
import { changeOf } from './change-of.js';

/** Units of which the parts are no parts of a sum. */
const means: readonly Unit[] = ['ratio', 'acts_per_member'];

/** What an answer is put together from. */
export interface ComposeAnswerOptions {
  readonly metric: Metric;
  readonly context: MetricContext;
  /** `null` where the group does not have the application that the metric is about. */
  readonly measurement: Measurement | null;
  readonly group: string | null;
  readonly asOf: Date;
}

/** Puts window, change, labels and provenance (R16) around what was measured. */
export function composeAnswer(options: ComposeAnswerOptions): Answer {
  const { metric, context, measurement, group, asOf } = options;
  const { locale, window, previous } = context;
  const base = {
    metric: {
      id: metric.id,
      version: metric.version,
      label: metric.label[locale],
      unit: measurement?.unit ?? metric.unit,
      higherIsBetter: metric.higherIsBetter,
      question: metric.question[locale],
      definition: metric.definition[locale],
    },
    group,
    window: {
      ...formatSpan(window),
      timezone: window.timezone,
      interval: window.interval,
    },
    excluded: excludedOf(context),
    parameters: { ...context.parameters },
    k: context.k,
    asOf: asOf.toISOString(),
  };
  if (!measurement) return { ...base, value: null, reason: 'not_enabled' };
  const perDay = perDayOf(options, measurement);
  return {
    ...base,
    ...toFigure(measurement),
    ...(perDay && { perDay: perDay.own }),
    ...(previous &&
      measurement.previous && {
        previous: {
          ...toFigure(measurement.previous),
          ...(perDay && { perDay: perDay.previous }),
          window: formatSpan(previous),
        },
        change: changeOf(
          measurement.unit ?? metric.unit,
          measurement.value,
          measurement.previous.value,
        ),
      }),
    ...(measurement.series && { series: toSeries(context, measurement, asOf) }),
    ...(measurement.parts && { parts: toParts(options, measurement) }),
    ...(measurement.rows && { rows: [...measurement.rows] }),
    ...(measurement.edges && { edges: [...measurement.edges] }),
    ...(measurement.beside && { beside: { ...measurement.beside } }),
    ...confidenceOf(measurement, measurement),
    ...(isEmpty(measurement) && { reason: measurement.reason ?? metric.emptyReason }),
    ...(measurement.membership && { membership: measurement.membership }),
  };
}

function toFigure({ value, numerator, denominator }: Figure) {
  return {
    value,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
  };
}

/** The 95 % interval of a rate of people. */
function confidenceOf(
  { isRateOfPeople }: Measurement,
  { numerator, denominator }: Partial<Figure>,
) {
  if (!isRateOfPeople || numerator === undefined || !denominator) return undefined;
  return { confidence95: wilsonInterval(numerator, denominator) };
}

/** A ranking without a value of its own is empty when nobody is listed. */
function isEmpty({ value, rows }: Measurement): boolean {
  return value === null && (!rows || rows.length === 0);
}

function toSeries({ buckets }: MetricContext, { series }: Measurement, asOf: Date): Point[] {
  return buckets.map((bucket, index) => {
    const { value = null, previous, parts, reason } = series?.[index] ?? {};
    return {
      start: bucket.start,
      value,
      ...(previous !== undefined && { previous }),
      partial: bucket.cut || isUnfinished(bucket, asOf),
      ...(parts && { parts: { ...parts } }),
      ...(reason !== undefined && { reason }),
    };
  });
}

/** A bucket that contains now (R4). */
function isUnfinished({ from, to }: Bucket, asOf: Date): boolean {
  const now = asOf.getTime();
  return from <= now && now < to;
}

function toParts({ metric, context }: ComposeAnswerOptions, measurement: Measurement): Part[] {
  const { parts = [], previous } = measurement;
  const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  // Whoever ranks may be in several parts at once.
  const isPartition =
    metric.shape !== 'ranking' && total > 0 && !means.includes(measurement.unit ?? metric.unit);
  return parts.map(({ key, label, value, previous: before, ...of }) => ({
    key,
    label: label[context.locale],
    value,
    ...of,
    ...confidenceOf(measurement, of),
    ...(isPartition && { share: (value ?? 0) / total }),
    ...(previous && before !== undefined && { previous: before }),
  }));
}

/** Counts of windows that differ in length are comparable by the day (R3). */
function perDayOf({ metric, context, asOf }: ComposeAnswerOptions, measured: Measurement) {
  const { window, previous } = context;
  if (!previous || !measured.previous || metric.unit !== 'count') return undefined;
  const [days, daysBefore] = [lengthInDays(elapsed(window, asOf)), lengthInDays(previous)];
  if (days === daysBefore) return undefined;
  const { value } = measured;
  const { value: before } = measured.previous;
  return {
    own: value === null ? null : value / days,
    previous: before === null || daysBefore === 0 ? null : before / daysBefore,
  };
}

/** The part of a window that has passed. */
function elapsed({ from, to }: Span, asOf: Date): Span {
  const now = Temporal.Instant.fromEpochMilliseconds(asOf.getTime());
  if (asOf.getTime() <= from.epochMilliseconds || asOf.getTime() >= to.epochMilliseconds) {
    return { from, to };
  }
  return { from, to: now.toZonedDateTimeISO(from.timeZoneId) };
}

/** Local days, so that a day with a clock change is one day. */
function lengthInDays({ from, to }: Span): number {
  return from.toPlainDateTime().until(to.toPlainDateTime()).total({ unit: 'day' });
}

function formatSpan({ from, to }: Span): { from: string; to: string } {
  return { from: formatBound(from), to: formatBound(to) };
}
