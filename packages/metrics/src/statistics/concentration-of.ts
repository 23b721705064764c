/** How evenly something is spread over people. */
export interface Concentration {
  /** The least number of people who have at least half of it. */
  readonly halfBy: number;
  /** The Gini coefficient: 0 where all have the same, towards 1 where one has it all. */
  readonly gini: number;
  readonly total: number;
}

/** Measures how what people have is spread over them; `null` where there is nothing. */
export function concentrationOf(amounts: readonly number[]): Concentration | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return null;
  const sorted = amounts.toSorted((a, b) => b - a);
  let held = 0;
  const last = sorted.findIndex((amount) => (held += amount) * 2 >= total);
  // The largest first, so the rank from the smallest is n − index.
  const n = sorted.length;
  const weighted = sorted.reduce((sum, amount, index) => sum + (n - index) * amount, 0);
  return { halfBy: last + 1, gini: (2 * weighted) / (n * total) - (n + 1) / n, total };
}
