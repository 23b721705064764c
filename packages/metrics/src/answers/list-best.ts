/** How many more rows than asked are read at first, for those that turn out not to be listed. */
const reserve = 10;

/**
 * Reads the best rows until enough of them may be listed, or there are no more. `read` answers at least the
 * best `count` rows in order, with all that are tied with the last of them; `keep` turns them into those
 * that may be listed.
 */
export async function listBest<R, K>(
  limit: number,
  read: (count: number) => Promise<readonly R[]>,
  keep: (rows: readonly R[]) => Promise<readonly K[]>,
): Promise<readonly K[]> {
  for (let count = limit + reserve; ; count *= 4) {
    const rows = await read(count);
    const kept = await keep(rows);
    if (kept.length >= limit || rows.length < count) return kept;
  }
}
