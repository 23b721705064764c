import type { Engine } from '../../engine/engine.js';

/** A local month of a site. */
export interface SiteMonth {
  readonly site: string;
  readonly zone: string;
  /** Its first date, `2026-10-01`. */
  readonly month: string;
  /** Its first instant and the first after it, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** Which events make somebody active at which level. */
export interface ActsOfLevels {
  /** No acts of the person at all. */
  readonly passive: readonly string[];
  readonly active: readonly string[];
  readonly contributing: readonly string[];
}

const from = `fromUnixTimestamp64Milli({from:Int64}, 'UTC')`;
const to = `fromUnixTimestamp64Milli({to:Int64}, 'UTC')`;
const inMonth = `site = {site:String} AND ts >= ${from} AND ts < ${to}`;

/** Whoever acts in the month or ever was a member, and has no number yet, gets the next ones. */
const numbering = `
INSERT INTO person_numbers (site, actor, number)
SELECT {site:String}, actor, (
    SELECT max(number) FROM person_numbers WHERE site = {site:String}
  ) + row_number() OVER (ORDER BY actor)
FROM (
  SELECT actor FROM messages WHERE ${inMonth} AND actor != 0
  UNION DISTINCT
  SELECT actor FROM memberships WHERE site = {site:String} AND ts < ${to}
)
WHERE actor GLOBAL NOT IN (SELECT actor FROM person_numbers WHERE site = {site:String})`;

/** A group's people, and those of the whole site. */
const places = `arrayConcat(if(grp != '', [(0, grp)], []), if(main = 1, [(1, '')], []))`;

const levels = `arrayConcat(
      ['connected'],
      if(event IN {active:Array(String)}, ['active'], []),
      if(event IN {contributing:Array(String)}, ['contributing'], [])
    )`;

const sumUp = (people: string): string => `
INSERT INTO month_people (site, whole, grp, zone, who, month, people, ver)
SELECT {site:String}, place.1 AS whole, place.2 AS grp, {zone:String}, who, {month:Date},
  groupBitmapState(number), {ver:UInt64}
FROM (${people}) AS people
GLOBAL INNER JOIN (
  SELECT actor, number FROM person_numbers FINAL WHERE site = {site:String}
) AS numbers USING (actor)
GROUP BY whole, grp, who`;

const active = sumUp(`
  SELECT DISTINCT place, who, actor FROM (
    SELECT ${places} AS places, ${levels} AS levels, actor
    FROM messages FINAL
    WHERE ${inMonth} AND actor != 0 AND event NOT IN {passive:Array(String)}
  )
  ARRAY JOIN places AS place
  ARRAY JOIN levels AS who`);

/** A member for a moment of the month: joined in it, or was one when it began (R7). */
const members = sumUp(`
  SELECT DISTINCT arrayJoin([(0, grp), (1, '')]) AS place, 'members' AS who, actor FROM (
    SELECT grp, actor FROM memberships
    WHERE site = {site:String} AND ts < ${to}
    GROUP BY grp, actor
    HAVING countIf(joined = 1 AND ts >= ${from}) > 0 OR argMaxIf(joined, (ts, joined), ts <= ${from}) = 1
  )`);

/** A place or level where nobody is any more is left with nobody. */
const emptied = `
INSERT INTO month_people (site, whole, grp, zone, who, month, people, ver)
SELECT site, whole, grp, zone, who, month, groupBitmapStateIf(toUInt32(0), 0), {ver:UInt64}
FROM month_people
WHERE site = {site:String} AND zone = {zone:String} AND month = {month:Date} AND ver < {ver:UInt64}
GROUP BY site, whole, grp, zone, who, month`;

/** Sums up a month from the facts. It takes two versions: `ver` and the next. */
export async function sumMonth(
  engine: Engine,
  unit: SiteMonth,
  { acts, ver }: { acts: ActsOfLevels; ver: number },
): Promise<void> {
  const { site, zone, month } = unit;
  const parameters = { ...acts, site, zone, month, from: unit.from, to: unit.to };
  await engine.command(numbering, parameters);
  await engine.command(emptied, { ...parameters, ver });
  await engine.command(active, { ...parameters, ver: ver + 1 });
  await engine.command(members, { ...parameters, ver: ver + 1 });
}
