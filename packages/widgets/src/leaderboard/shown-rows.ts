import type { Row } from '@ruche/client';

/** The rows at the top, and the reader's own further down with the one before and the one after. */
export function shownRows(
  rows: readonly Row[],
  { limit, me }: { limit: number; me: string | undefined },
): Row[] {
  const top = rows.slice(0, limit);
  const own = me === undefined ? -1 : rows.findIndex(({ id }) => id === me);
  if (own < limit) return top;
  return [...top, ...rows.slice(Math.max(limit, own - 1), own + 2)];
}

/** Before which rows ranks are left out. Ties leave ranks out by themselves: 1, 2, 2, 4. */
export function gapsIn(rows: readonly Row[]): boolean[] {
  let most = 0;
  return rows.map(({ rank }, i) => {
    const missing = rank - 1 - i;
    const isGap = i > 0 && missing > most;
    most = Math.max(most, missing);
    return isGap;
  });
}
