/** How many rows an element keeps room for: what was asked, within reason. */
export function rowLimit(limit: number | undefined, usual = 10): number {
  const wanted = Math.round(Number(limit));
  return wanted >= 1 ? Math.min(wanted, 100) : usual;
}
