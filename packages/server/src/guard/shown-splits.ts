import type { Run } from '@ruche/metrics';
import type { Reader } from '../access/authorise-reader.js';
import { shieldSplits } from './shield-splits.js';
import type { Cell } from './split-blocks.js';

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
  GROUP BY groups, segment
  LIMIT {most:UInt32}`;

/** Where people are spread more widely over groups, nothing is split: to weigh it would take too long. */
const mostCells = 50_000;

interface CellRow {
  readonly groups: string[];
  readonly segment: string;
  readonly people: string;
}

/** What one reader may see of segments. */
export interface ShownSplits {
  /** The segments shown, by scope. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  /** The scopes in which somebody has no segment. */
  readonly someWithout: ReadonlySet<string>;
}

const nothing: ShownSplits = { shown: new Map(), someWithout: new Set() };

/** As long as the store gives the same rows, nobody has come or gone. */
const known = new WeakMap<readonly CellRow[], { k: number; splits: Promise<ShownSplits> }>();

/** The segments whose figures a reader may see, in each scope; the site comes after its groups. */
export async function shownSplits({ site, access }: Reader, run: Run): Promise<ShownSplits> {
  const groups = access ? access.groups : site.publicGroups;
  const everywhere = groups === '*' || !access;
  const rows = await run<CellRow>(cellsSql, {
    site: site.id,
    everywhere: everywhere ? 1 : 0,
    scopes: groups === '*' ? [] : [...groups],
    most: mostCells + 1,
  });
  if (rows.length > mostCells) return nothing;
  const found = known.get(rows);
  if (found?.k === site.k) return found.splits;
  const named = groups === '*' ? rows.flatMap((row) => row.groups) : [...groups];
  const reached = new Set(named.filter((group) => group !== wholeSite));
  const sited = everywhere ? [wholeSite] : [];
  const cells = rows.map(({ groups: inside, segment, people }) => ({
    scopes: [...inside.filter((group) => reached.has(group)), ...sited],
    segment: segment || noSegment,
    people: Number(people),
  }));
  const splits = weigh(cells, [...[...reached].toSorted(), ...sited], site.k);
  known.set(rows, { k: site.k, splits });
  return splits;
}

async function weigh(
  cells: readonly Cell[],
  scopes: readonly string[],
  k: number,
): Promise<ShownSplits> {
  const without = cells.filter(({ segment }) => segment === noSegment);
  const someWithout = new Set(without.flatMap((cell) => cell.scopes));
  return { shown: await shieldSplits({ cells, scopes, k }), someWithout };
}
