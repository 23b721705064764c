import type { BucketFigure, Figure, Measurement } from '../metric.js';
import type { MetricContext } from '../metric-context.js';

/** A row of a statement that counts by window and bucket, totals among them. */
export interface CountRow {
  /** 1 for the window asked for, 0 for the one compared with. */
  readonly current: number;
  /** The key of the bucket. */
  readonly bucket: string;
  /** Not 0 where the row is the total over all buckets. */
  readonly is_total: number | string;
  /** 64-bit numbers come as text. */
  readonly n: number | string;
}

/** Makes a measurement of counts: what has no row is 0. Totals are read, never summed (R13). */
export function readCounts(context: MetricContext, rows: readonly CountRow[]): Measurement {
  const total = (current: number) =>
    Number(rows.find((row) => row.current === current && Number(row.is_total) !== 0)?.n ?? 0);
  const values = (current: number) =>
    new Map(
      rows
        .filter((row) => row.current === current && Number(row.is_total) === 0)
        .map((row) => [row.bucket, Number(row.n)]),
    );
  const [now, then] = [values(1), values(0)];
  return {
    value: total(1),
    ...(context.previous && { previous: { value: total(0) } satisfies Figure }),
    series: makeSeries(
      context,
      (key) => ({ value: now.get(key) ?? 0 }),
      (key) => then.get(key) ?? 0,
    ),
  };
}

/**
 * One entry for each bucket. `previous` is asked for the key of the same bucket of the window compared with;
 * where that window has fewer buckets there is none.
 */
export function makeSeries(
  { buckets, previous, previousBuckets }: MetricContext,
  figure: (key: string, index: number) => BucketFigure,
  previousValue: (key: string, index: number) => number | null,
): BucketFigure[] {
  return buckets.map(({ key }, index) => {
    const own = figure(key, index);
    if (!previous) return own;
    const same = previousKey({ previous, previousBuckets }, key, index);
    return { ...own, previous: same === undefined ? null : previousValue(same, index) };
  });
}

/** The key under which the bucket's counterpart in the window compared with is known. */
function previousKey(
  { previous, previousBuckets }: Pick<MetricContext, 'previous' | 'previousBuckets'>,
  key: string,
  index: number,
): string | undefined {
  return previous?.shiftDays === undefined ? previousBuckets[index]?.key : key;
}
