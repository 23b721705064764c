/** Whether a row is a linear combination of others, by elimination. */
export function isCombination(
  row: readonly number[],
  others: readonly (readonly number[])[],
): boolean {
  return rankOf([...others, row], row.length) === rankOf(others, row.length);
}

function rankOf(rows: readonly (readonly number[])[], columns: number): number {
  const left = rows.map((one) => [...one]);
  let found = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = left.findIndex((one, at) => at >= found && Math.abs(one[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot] ?? [], left[found] ?? []];
    const base = left[found] ?? [];
    for (let at = found + 1; at < left.length; at += 1) {
      const factor = (left[at]?.[column] ?? 0) / (base[column] ?? 1);
      left[at] = (left[at] ?? []).map((value, index) => value - factor * (base[index] ?? 0));
    }
    found += 1;
  }
  return found;
}
