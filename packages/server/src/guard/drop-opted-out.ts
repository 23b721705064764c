import type { Row } from '@ruche/schema';

/** User ids of those who never want to be listed. */
export const optedOutSql = `
  SELECT id.value AS id
  FROM (SELECT actor, value FROM people FINAL WHERE site = {site:String} AND trait = 'id') AS id
  WHERE id.actor GLOBAL IN (
    SELECT actor FROM people FINAL
    WHERE site = {site:String} AND trait = 'ranking' AND value = 'false'
  )`;

/**
 * Takes those who opted out off a ranking of people, whatever the metric has done about them, and closes the
 * ranks: a rank that is missing would tell of somebody.
 */
export function dropOptedOut(
  rows: readonly Row[],
  optedOut: ReadonlySet<string>,
  { dense = false }: { dense?: boolean } = {},
): Row[] {
  const left = rows.filter((row) => !optedOut.has(row.id));
  if (left.length === rows.length) return [...rows];
  let rank = 0;
  return left.map((row, at) => {
    const isTied = at > 0 && left[at - 1]?.rank === row.rank;
    if (!isTied) rank = dense ? rank + 1 : at + 1;
    return { ...row, rank };
  });
}

/** Leaves out who wrote something, where that person does not want to be listed. */
export function hideAuthors(rows: readonly Row[], optedOut: ReadonlySet<string>): Row[] {
  return rows.map((row) =>
    row.author && optedOut.has(row.author.id) ? { ...row, author: null } : row,
  );
}
