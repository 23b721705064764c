/** What can be said of a series' direction. */
export type Trend = 'rising' | 'falling' | 'unclear' | 'too-short';

/** Fewer buckets than this say nothing about a direction. */
export const fewest = 6;

/**
 * Whether a series rises or falls beyond its own scatter: the Mann–Kendall test at 95 %, with the
 * correction for ties. No direction is claimed on fewer than six values.
 */
export function clearTrend(values: readonly number[]): Trend {
  const n = values.length;
  if (n < fewest) return 'too-short';
  let balance = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) balance += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
  }
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const spread = (size: number): number => size * (size - 1) * (2 * size + 5);
  const ties = Array.from(counts.values()).reduce((sum, size) => sum + spread(size), 0);
  const variance = (spread(n) - ties) / 18;
  if (variance <= 0) return 'unclear';
  const score = (balance - Math.sign(balance)) / Math.sqrt(variance);
  if (Math.abs(score) < 1.96) return 'unclear';
  return score > 0 ? 'rising' : 'falling';
}
