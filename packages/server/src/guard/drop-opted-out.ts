import type { Row } from '@ruche/schema';

/** User ids of those who never want to be listed. */
export const optedOutSql = `
  SELECT id.value AS id
  FROM (SELECT actor, value FROM people FINAL WHERE site = {site:String} AND trait = 'id') AS id
  WHERE id.actor GLOBAL IN (
    SELECT actor FROM people FINAL
    WHERE site = {site:String} AND trait = 'ranking' AND value = 'false'
  )`;

/** Takes those who opted out off a ranking of people, whatever the metric has done about them. */
export function dropOptedOut(rows: readonly Row[], optedOut: ReadonlySet<string>): Row[] {
  return rows.filter((row) => !optedOut.has(row.id));
}
