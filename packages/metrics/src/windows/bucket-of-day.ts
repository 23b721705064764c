import type { MetricContext } from '../metric-context.js';
import { dateOfDay, dayNumber } from './day-number.js';

/**
 * Finds the position of the bucket that holds a local day of the window, or of the one compared with:
 * the same position in both is the same bucket.
 */
export function bucketOfDay(
  context: Pick<MetricContext, 'buckets' | 'previous' | 'previousBuckets'>,
  side: 'window' | 'previous',
): (date: string) => number {
  const { buckets, previous, previousBuckets } = context;
  const shift = side === 'previous' ? (previous?.shiftDays ?? 0) : 0;
  const isOwn = side === 'previous' && previous?.shiftDays === undefined;
  const keys = (isOwn ? previousBuckets : buckets).map(({ key }) => key);
  return (date) => {
    const shifted = shift === 0 ? date : dateOfDay(dayNumber(date) + shift);
    return keys.findLastIndex((key) => key <= shifted);
  };
}
