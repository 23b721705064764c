import { median } from './quantile.js';

/** The fewest values from which it is told what is usual. */
export const fewestUsual = 6;

/** Makes the median distance from the median comparable with a standard deviation. */
const toDeviation = 1.4826;

/**
 * The range in which a metric usually lies: its median, give or take three robust deviations. Counts keep
 * at least the room that chance alone takes, so that a quiet metric is not unusual at its first act.
 * Nothing is usual under six values.
 */
export function usualRange(
  past: readonly (number | null)[],
  { counts = false }: { counts?: boolean } = {},
): readonly [number, number] | null {
  const values = past.filter((value): value is number => value !== null);
  if (values.length < fewestUsual) return null;
  const middle = median(values);
  const spread = toDeviation * median(values.map((value) => Math.abs(value - middle)));
  const room = 3 * Math.max(spread, counts ? Math.sqrt(Math.max(middle, 1)) : 0);
  return [middle - room, middle + room];
}
