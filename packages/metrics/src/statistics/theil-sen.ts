import { median } from './quantile.js';

/** The slope of a series, and the 95 % interval in which it lies. */
export interface Slope {
  /** The median of the slopes between all pairs of points, for each step of the series. */
  readonly slope: number;
  readonly interval: readonly [number, number];
  /** How many points had a value. */
  readonly points: number;
}

/** Which way a series goes; `unclear` where its points do not tell. */
export type Trend = 'rising' | 'falling' | 'unclear';

/** The fewest complete buckets from which a trend is told. */
export const fewestPoints = 6;

const z = 1.959963984540054;

/**
 * The Theil–Sen slope: one wild value does not move it. The interval is Sen's, from the variance of
 * Kendall's score with ties taken into account. Points without a value are left out, and keep their place.
 * Under three points there is none.
 */
export function theilSen(series: readonly (number | null)[]): Slope | null {
  const points = series.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  if (points.length < 3) return null;
  const slopes = points
    .flatMap((first, at) =>
      points
        .slice(at + 1)
        .map((later) => (later.value - first.value) / (later.index - first.index)),
    )
    .toSorted((a, b) => a - b);
  const half = z * Math.sqrt(scoreVariance(points.map(({ value }) => value)));
  const lower = Math.round((slopes.length - half) / 2) - 1;
  const upper = Math.round((slopes.length + half) / 2);
  const [least = 0, most = 0] = [slopes[0], slopes.at(-1)];
  return {
    slope: median(slopes),
    interval: [
      lower < 0 ? Math.min(least, 0) : (slopes[lower] ?? least),
      upper >= slopes.length ? Math.max(most, 0) : (slopes[upper] ?? most),
    ],
    points: points.length,
  };
}

/** The trend of complete buckets: `unclear` under six of them, or where the interval holds 0. */
export function trendOf(series: readonly (number | null)[]): Trend {
  const found = theilSen(series);
  if (!found || found.points < fewestPoints) return 'unclear';
  const [low, high] = found.interval;
  if (low > 0) return 'rising';
  return high < 0 ? 'falling' : 'unclear';
}

/** The variance of Kendall's score: equal values say nothing and take their share of it away. */
function scoreVariance(values: readonly number[]): number {
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, size) => sum + term(size), 0);
  return (term(values.length) - tied) / 18;
}
