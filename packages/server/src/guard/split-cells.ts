import type { Run } from '@ruche/metrics';
import type { Reader } from '../access/authorise-reader.js';
import type { Cell } from './shield-splits.js';

/** The name of the whole site among the scopes; no group has it. */
export const wholeSite = '';

/** The key of the part of those who have no segment. */
export const noSegment = 'none';

/**
 * Everybody who ever belonged to a group, or was seen in one that has no roster, by the groups that they are
 * in and their segment. Who is in no figure is not among them.
 */
const cellsSql = `
  SELECT groups, trait.value AS segment, count() AS people
  FROM (
    SELECT actor, arraySort(groupUniqArray(grp)) AS groups
    FROM (
      SELECT grp, actor FROM memberships
      WHERE site = {site:String} AND joined = 1
        AND ({everywhere:UInt8} = 1 OR grp IN {scopes:Array(String)})
      UNION ALL
      SELECT grp, actor FROM messages
      WHERE site = {site:String} AND actor != 0
        AND ({everywhere:UInt8} = 1 OR grp IN {scopes:Array(String)})
        AND grp GLOBAL NOT IN (SELECT grp FROM memberships WHERE site = {site:String})
      GROUP BY grp, actor
    )
    WHERE actor GLOBAL NOT IN (
      SELECT actor FROM people FINAL
      WHERE site = {site:String}
        AND ((trait = 'kind' AND value IN ('bot', 'system', 'test'))
          OR (trait IN ('suspended', 'test') AND value = 'true'))
    )
    GROUP BY actor
  ) AS person
  GLOBAL LEFT JOIN (
    SELECT actor, value FROM people FINAL WHERE site = {site:String} AND trait = 'segment'
  ) AS trait ON person.actor = trait.actor
  GROUP BY groups, segment`;

/** Who could be in the parts that a reader may ask for, and in which scopes, in the order to serve them. */
export async function splitCells(
  { site, access }: Reader,
  run: Run,
): Promise<{ cells: Cell[]; scopes: string[] }> {
  const groups = access ? access.groups : site.publicGroups;
  const everywhere = groups === '*' || !access;
  const rows = await run<{ groups: string[]; segment: string; people: string }>(cellsSql, {
    site: site.id,
    everywhere: everywhere ? 1 : 0,
    scopes: groups === '*' ? [] : [...groups],
  });
  const named = groups === '*' ? rows.flatMap((row) => row.groups) : [...groups];
  const reached = [...new Set(named)].filter((group) => group !== wholeSite).toSorted();
  const scopes = everywhere ? [...reached, wholeSite] : reached;
  const cells = rows.map(({ groups: inside, segment, people }) => ({
    scopes: [
      ...inside.filter((group) => reached.includes(group)),
      ...(everywhere ? [wholeSite] : []),
    ],
    segment: segment || noSegment,
    people: Number(people),
  }));
  return { cells, scopes };
}
