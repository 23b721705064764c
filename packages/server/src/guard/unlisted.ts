import type { Run } from '@ruche/metrics';
import type { Row } from '@ruche/schema';
import type { Site } from '../sites/site.js';
import { optedOutSql } from './drop-opted-out.js';

/** User ids of those who have said that they want to be listed. */
const consentingSql = `
  SELECT id.value AS id
  FROM (SELECT actor, value FROM people FINAL WHERE site = {site:String} AND trait = 'id') AS id
  WHERE id.actor GLOBAL IN (
    SELECT actor FROM people FINAL
    WHERE site = {site:String} AND trait = 'ranking' AND value = 'true'
  )`;

/** Who of those that rows name may not be listed: who has said no, or has not said yes where that is asked. */
export async function unlisted(
  { id: site, profile }: Pick<Site, 'id' | 'profile'>,
  run: Run,
  rows: readonly Row[],
): Promise<Set<string>> {
  if (profile !== 'intranet-fr') {
    const found = await run<{ id: string }>(optedOutSql, { site });
    return new Set(found.map(({ id }) => id));
  }
  const consenting = new Set(
    (await run<{ id: string }>(consentingSql, { site })).map(({ id }) => id),
  );
  const named = rows.flatMap(({ id, author }) => (author ? [id, author.id] : [id]));
  return new Set(named.filter((id) => !consenting.has(id)));
}
