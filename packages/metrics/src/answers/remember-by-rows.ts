/**
 * Does work once for each list of rows. The store gives the same list again as long as no fact has changed, so
 * what was worked out of it holds as long as the list does.
 */
export function rememberByRows<Rows extends object, Result>(
  work: (rows: Rows) => Result,
): (rows: Rows) => Result {
  const known = new WeakMap<Rows, { readonly result: Result }>();
  return (rows) => {
    const found = known.get(rows);
    if (found) return found.result;
    const result = work(rows);
    known.set(rows, { result });
    return result;
  };
}
