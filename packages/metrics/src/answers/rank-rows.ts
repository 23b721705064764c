/** A row on its way into a ranking. */
export interface Ranked {
  readonly id: string;
  readonly value: number;
  /** When the value was reached; the store's text, which sorts by time. */
  readonly reached: string;
}

/** How places are numbered after a tie: "1, 2, 2, 4", or densely "1, 2, 2, 3". */
export type Places = 'standard' | 'dense';

/**
 * Puts rows in order and numbers their places (R14). Equal values share a place; among them comes first who
 * got there first, then the smaller id.
 */
export function rankRows<R extends Ranked>(
  rows: readonly R[],
  places: Places = 'standard',
): (R & { rank: number })[] {
  const sorted = rows.toSorted(
    (a, b) => b.value - a.value || compareText(a.reached, b.reached) || compareText(a.id, b.id),
  );
  let rank = 0;
  return sorted.map((row, index) => {
    const tied = index > 0 && sorted[index - 1]?.value === row.value;
    if (!tied) rank = places === 'dense' ? rank + 1 : index + 1;
    return { ...row, rank };
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
