import { Temporal } from 'temporal-polyfill';
import type { BucketFigure, Measurement, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';

/** A bucket may begin before its window, by less than this (ms). */
const longestBucket = 31 * 86_400_000;
const expired = { value: null, reason: 'expired' } as const;

/**
 * Takes out of a measurement what rests on facts that the site keeps no longer (R17): a bucket that began
 * before the first instant kept is null and says why, never 0, and so is a figure of a window that did. The
 * window compared with has no value then, and no change is claimed.
 */
export function markExpired(
  metric: Pick<Metric, 'restsOn'>,
  context: MetricContext,
  measured: Measurement,
  keptSince: number,
): Measurement {
  const { window, previous } = context;
  const start = window.from.epochMilliseconds;
  const needed = metric.restsOn?.(context).epochMilliseconds ?? start;
  const before = Math.max(0, start - needed);
  const first = Math.min(start, previous?.from.epochMilliseconds ?? start) - before - longestBucket;
  if (first >= keptSince) return measured;
  const isGone = (from: number) => from - before < keptSince;
  const figure: Measurement = needed < keptSince ? expired : measured;
  const series = measured.series?.map((bucket, index) => {
    const shown = isGone(context.buckets[index]?.from ?? start) ? expired : bucket;
    return withPast(shown, bucket, isGone(pastStart(context, index)));
  });
  return {
    ...figure,
    ...(series && { series }),
    ...(previous &&
      measured.previous && {
        previous: isGone(previous.from.epochMilliseconds) ? { value: null } : measured.previous,
      }),
    ...(measured.membership && { membership: measured.membership }),
    ...(measured.unit && { unit: measured.unit }),
  };
}

function withPast(shown: BucketFigure, bucket: BucketFigure, isGone: boolean): BucketFigure {
  if (bucket.previous === undefined) return shown;
  return { ...shown, previous: isGone ? null : bucket.previous };
}

/** The start of the bucket of the window compared with that stands beside a bucket. */
function pastStart({ previous, previousBuckets, buckets }: MetricContext, index: number): number {
  const shift = previous?.shiftDays;
  if (!previous || shift === undefined) return previousBuckets[index]?.from ?? Infinity;
  const own = Temporal.Instant.fromEpochMilliseconds(buckets[index]?.from ?? 0);
  return own.toZonedDateTimeISO(previous.timezone).subtract({ days: shift }).epochMilliseconds;
}
