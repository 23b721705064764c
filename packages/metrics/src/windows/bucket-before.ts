import type { Interval } from '@ruche/schema';

/** The key of the day, week or month before the one with this key. */
export function bucketBefore(key: string, interval: Interval): string {
  const date = new Date(`${key}T00:00:00Z`);
  if (interval === 'month') date.setUTCMonth(date.getUTCMonth() - 1);
  else date.setUTCDate(date.getUTCDate() - (interval === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
