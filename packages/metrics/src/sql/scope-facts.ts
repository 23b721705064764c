import { countedEvents, likeEvents, onceEvents, unlikeEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import { deletedKeys, deletedParameters } from './deleted-content.js';
import { ofWindowAndDeletions } from './reads-later.js';
import { inGroup, inGroupOrNone, inScope, inScopeOrWithdrawn } from './scope.js';

/** More accounts than so many are no longer listed: a statement's parameters must stay far below what an address may hold. */
const longestList = 500;
/** The same of deletions, which are many where a site is old: a statement that asks for them takes longer. */
const mostDeletions = 4_000;

/** What a site says of an account. */
export interface Mark {
  readonly trait: string;
  readonly value: string;
  readonly actor: string;
}

/**
 * What is known of a scope before its figures are asked for. Most of it is nothing or little most of the
 * time, and then it costs the statements nothing; where it is much, they ask for it themselves.
 */
export interface ScopeFacts {
  /** The accounts that some figures leave out; `null`: too many to list. */
  readonly marks: readonly Mark[] | null;
  /** What was ever deleted, by the key that {@link isNotDeleted} compares; `null`: too much to list. */
  readonly deletions: readonly string[] | null;
  /** Whether the group (or, for the whole site, any group) has a roster or joins at all (R7). */
  readonly hasRoster: boolean;
  /** Whether anybody ever left. */
  readonly hasLeavers: boolean;
  /** The events some of which do not say whose content they are about. */
  readonly unsaid: readonly string[];
  /** Whether something that matters may have been announced more than once (R15). */
  readonly repeats: boolean;
  /**
   * What later likes say of the likes up to the end of the window: the same as long as they say nothing else;
   * `null`: not known.
   */
  readonly laterLikes: string | null;
}

/** What {@link readScopeFacts} takes. */
export interface ScopeFactsOptions extends Pick<
  MetricContext,
  'group' | 'groups' | 'parameters' | 'ask'
> {
  /** The first instant that matters, in milliseconds. */
  readonly since: number;
  /** The first instant after the window. */
  readonly to: number;
  /** The events that the figures rest on. */
  readonly sources: readonly string[];
}

interface AccountRow extends Mark {
  readonly joinings: string;
  readonly leavings: string;
}

/** Reads the facts of a scope that some figures rest on, by statements that the figures of a page share. */
export async function readScopeFacts(options: ScopeFactsOptions): Promise<ScopeFacts> {
  const restsOn = (events: readonly string[]) =>
    options.sources.some((source) => events.includes(source));
  const isAboutContent = restsOn([...countedEvents, ...likeEvents]);
  const [accounts, contents, repeats, laterLikes] = await Promise.all([
    readAccounts(options),
    isAboutContent ? readContents(options) : unknownContents,
    restsOn(countedEvents) ? isAnnouncedAgain(options) : true,
    restsOn(likeEvents) ? readLaterLikes(options) : null,
  ]);
  return { ...accounts, ...contents, repeats, laterLikes };
}

const isSince = `ts >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`;
const isBeforeEnd = `ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`;
const isLater = `ts >= fromUnixTimestamp64Milli({to:Int64}, 'UTC')`;

/**
 * Whether anything that is announced since the first instant that matters is announced twice at all: since
 * the start of its month, or else in a month before. Those lie in partitions of their own, of which only the
 * keys are read.
 */
async function isAnnouncedAgain(options: ScopeFactsOptions): Promise<boolean> {
  const { since, to, ask } = options;
  const own = `messages WHERE ${inScope(options)} AND event IN {once:Array(String)}`;
  const month = `toString(toYYYYMM(fromUnixTimestamp64Milli({since:Int64}, 'UTC')))`;
  const key = 'bitXor(object_key, cityHash64(event))';
  const rows = await ask(
    `SELECT 1 AS again FROM (
      SELECT ${key} AS key FROM ${own} AND _partition_id >= ${month} AND ${isBeforeEnd}
      GROUP BY key HAVING min(ts) < max(ts) AND max(${isSince})
      UNION ALL
      SELECT ${key} FROM ${own} AND _partition_id < ${month}
        AND ${key} GLOBAL IN (SELECT ${key} FROM ${own} AND ${isBeforeEnd} AND ${isSince})
    )
    LIMIT 1`,
    { since, to, once: onceEvents },
    { later: [] },
  );
  return rows.length > 0;
}

/**
 * A fingerprint of the likes given and taken back after the window by those who had liked the same, or taken
 * that back, before its end. Hardly ever are there any.
 */
async function readLaterLikes({ since, to, ask, ...place }: ScopeFactsOptions): Promise<string> {
  const later = [...likeEvents, ...unlikeEvents];
  const scope = inScopeOrWithdrawn(place, 'event IN {unlikes:Array(String)}');
  const likes = `messages WHERE ${scope} AND event IN {likesAndUnlikes:Array(String)}`;
  const [row] = await ask<{ said: string }>(
    `SELECT hex(groupBitXor(lines)) AS said
    FROM (
      SELECT groupBitXorDistinctIf(
        cityHash64(visitor, object_key, event, ts, actor, author, verified), ${isLater}
      ) AS lines
      FROM ${likes} AND ${isSince}
        AND (visitor, object_key) GLOBAL IN (SELECT visitor, object_key FROM ${likes} AND ${isLater})
      GROUP BY visitor, object_key
      HAVING min(ts) < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    )`,
    { since, to, unlikes: unlikeEvents, likesAndUnlikes: later },
    { later },
  );
  return row?.said ?? '';
}

/** Which accounts some figures leave out, and whether anybody was said to belong to the place. */
async function readAccounts(
  options: ScopeFactsOptions,
): Promise<Pick<ScopeFacts, 'marks' | 'hasRoster' | 'hasLeavers'>> {
  const { parameters, ask } = options;
  const excludesStaff = Array.isArray(parameters.exclude) && parameters.exclude.includes('staff');
  const flags = ['suspended', 'test', ...(excludesStaff ? ['staff'] : [])];
  const rows = await ask<AccountRow>(
    `SELECT toString(trait) AS trait, value, toString(actor) AS actor, toInt64(0) AS joinings, toInt64(0) AS leavings
    FROM (
      SELECT trait, value, actor FROM people FINAL
      WHERE site = {site:String} AND trait IN {marks:Array(String)} AND (
        (trait = 'kind' AND value IN ('bot', 'system', 'test'))
        OR (trait = 'ranking' AND value = 'false') OR (trait IN {flags:Array(String)} AND value = 'true')
      )
      LIMIT ${longestList + 1}
    )
    UNION ALL
    SELECT '' AS trait, '' AS value, '' AS actor, toInt64(count()) AS joinings, toInt64(countIf(joined = 0)) AS leavings
    FROM memberships WHERE site = {site:String} AND ${inGroup(options) ?? '1'}`,
    { marks: ['kind', 'ranking', ...flags], flags },
    { later: [] },
  );
  const marks = rows
    .filter(({ trait }) => trait !== '')
    .map(({ trait, value, actor }) => ({ trait, value, actor }));
  const members = rows.find(({ trait }) => trait === '');
  return {
    marks: marks.length > longestList ? null : marks,
    hasRoster: Number(members?.joinings ?? 0) > 0,
    hasLeavers: Number(members?.leavings ?? 0) > 0,
  };
}

/** What was deleted, and which events do not always say whose content they are about. */
async function readContents(
  options: ScopeFactsOptions,
): Promise<Pick<ScopeFacts, 'deletions' | 'unsaid'>> {
  const { since, to, ask } = options;
  const rows = await ask<{ name: string; key: string }>(
    `SELECT DISTINCT '' AS name, toString(key) AS key FROM ${deletedKeys(options)}
    LIMIT ${mostDeletions + 1}
    UNION ALL
    SELECT DISTINCT toString(event), '' FROM messages
    WHERE site = {site:String} AND ${inGroupOrNone(options)} AND event IN {saying:Array(String)}
      AND ${isSince} AND ${isBeforeEnd} AND author = 0 AND actor != 0`,
    { since, to, saying: sayingEvents, ...deletedParameters },
    ofWindowAndDeletions,
  );
  const deletions = rows.filter(({ name }) => name === '').map(({ key }) => key);
  return {
    deletions: deletions.length > mostDeletions ? null : deletions,
    unsaid: rows.filter(({ name }) => name !== '').map(({ name }) => name),
  };
}

/** What is known where nothing needs to be. */
export const noFacts: ScopeFacts = {
  marks: [],
  deletions: [],
  hasRoster: false,
  hasLeavers: false,
  unsaid: [],
  repeats: false,
  laterLikes: null,
};

/** Events that may say whose content they are about. */
const sayingEvents: readonly string[] = [...likeEvents, 'Comment Created'];

/** Where nobody looked, there may be anything: statements ask for it themselves. */
export const unknownContents = { deletions: null, unsaid: sayingEvents } as const;

/** The parameters with which statements name what {@link readScopeFacts} listed. */
export function factParameters({ marks, deletions }: ScopeFacts): Record<string, unknown> {
  const ranked = (mark: Mark) => mark.trait !== 'ranking';
  return {
    excluded: listOf((marks ?? []).filter(ranked).map(({ actor }) => actor)),
    unranked: listOf((marks ?? []).map(({ actor }) => actor)),
    gone: listOf(deletions ?? []),
  };
}

/** A list of 64-bit numbers as the store reads it; always the same text, for answers are remembered by it. */
export function listOf(numbers: readonly string[]): string {
  return `[${[...new Set(numbers)].toSorted().join(',')}]`;
}
