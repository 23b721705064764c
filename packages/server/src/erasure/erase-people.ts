import { rmSync } from 'node:fs';
import { namedEvents } from '@ruche/schema';
import type { StoredMessage, Store } from '../store/store.js';
import { randomKey } from '../query/random-key.js';
import { cleanFiles } from './clean-files.js';
import { cleanRecords } from './clean-records.js';
import { mutate } from './mutate.js';
import { erasedText, tellingTexts, wordsPattern } from './telling-texts.js';
import type { KnownTexts, TellingTexts } from './telling-texts.js';

/** Somebody who is to be erased. */
export interface ErasedPerson {
  /** The key of the person's rows. */
  person: string;
  /** The user id. */
  member: string;
  /** A random number that takes the key's place. */
  token: string;
}

/** What {@link erasePeople} takes. */
export interface ErasePeopleOptions {
  store: Store;
  site: string;
  people: readonly ErasedPerson[];
  at: Date;
}

/** How many rows were the person's, or told of them, by table. */
export type ErasedRows = Record<string, number>;

/** Traits that say how an account counts, and nothing of who has it. */
const keptTraits = ['kind', 'staff', 'suspended', 'test'];

/** Rows that are somebody's own. */
const own = '(actor IN {old:Array(UInt64)} OR visitor IN {old:Array(UInt64)})';
const concerned = `(${own} OR author IN {old:Array(UInt64)} OR hasAny(mentions, {old:Array(UInt64)}))`;
const renamed = (column: string) =>
  `transform(${column}, {old:Array(UInt64)}, {new:Array(UInt64)}, ${column})`;

/**
 * Of what somebody said of an act: numbers, truth values, dates, ids of things, and words of a short list.
 * Texts and addresses go.
 */
const keptProps = `concat('{', arrayStringConcat(arrayMap(
    pair -> concat(toJSONString(pair.1), ':', pair.2),
    arrayFilter(
      pair -> match(pair.2, '^(-?[0-9]|true|false|null)')
        OR match(pair.2, '^"[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T:.Z+-]*"$')
        OR match(pair.2, '^"[A-Z]{3}"$')
        OR (endsWith(pair.1, '_id') AND startsWith(pair.2, '"'))
        OR (has({words:Array(String)}, pair.1) AND match(pair.2, '^"[a-z][a-z_]{0,23}"$')),
      JSONExtractKeysAndValuesRaw(props))), ','), '}')`;

/** Properties of named events whose values are words of a list. */
const wordProperties = [
  ...new Set(
    namedEvents.flatMap(({ properties }) =>
      Object.entries(properties.shape)
        .filter(([, type]) => JSON.stringify(type.toJSONSchema()).includes('"enum"'))
        .map(([key]) => key),
    ),
  ),
];

/**
 * Takes people out of every table and file of a store. Their acts stay, so that totals do: under a number
 * that nothing leads to. What others wrote loses the texts that point to them. May be done again at any
 * point: with the same tokens it comes to the same end.
 */
export async function erasePeople(options: ErasePeopleOptions): Promise<ErasedRows> {
  const { store, site } = options;
  await store.flush();
  const { rows, since } = await countRows(options);
  // What was summed up of their time counted their keys.
  await store.change(site, since, () => rewrite(options));
  return rows;
}

async function rewrite(options: ErasePeopleOptions): Promise<void> {
  const { store, site, people, at } = options;
  const texts = tellingTexts(await knownTexts(options));
  const parameters = {
    site,
    old: people.map(({ person }) => BigInt(person)),
    new: people.map(({ token }) => BigInt(token)),
    words: wordProperties,
  };
  await mutate(
    store,
    'messages',
    `UPDATE
      props = if(${own}, ${keptProps}, props),
      session = if(${own} AND session != 0, sipHash64(session, ${renamed('visitor')}), session),
      actor = ${renamed('actor')}, visitor = ${renamed('visitor')}, author = ${renamed('author')},
      mentions = arrayMap(one -> ${renamed('one')}, mentions)
    WHERE site = {site:String} AND ${concerned}`,
    parameters,
  );
  await mutate(
    store,
    'contents',
    `UPDATE actor = ${renamed('actor')}, title = '', url = ''
    WHERE site = {site:String} AND actor IN {old:Array(UInt64)}`,
    parameters,
  );
  await cleanTexts(store, site, texts);
  await cleanRecords({ store, site, texts, members: people.map(({ member }) => member) });
  await replaceRows(options, at);
  for (const table of await tablesOfPeople(store)) {
    const change = 'DELETE WHERE site = {site:String} AND actor IN {old:Array(UInt64)}';
    await mutate(store, table, change, { site, old: parameters.old });
  }
  cleanFiles(store.dir, { people, texts, remove: (path) => rmSync(path, { force: true }) });
}

/**
 * Every table that has rows of people and is not rewritten above. People come last: while they are there,
 * all this can be done again.
 */
async function tablesOfPeople(store: Store): Promise<string[]> {
  const found = await store.query<{ table: string }>(
    `SELECT table FROM system.columns
    WHERE database = currentDatabase() AND name = 'actor'
      AND table NOT IN ('messages', 'contents') AND NOT endsWith(table, '_local')
    ORDER BY table = 'people', table`,
  );
  return found.map(({ table }) => table);
}

/** What was set for them remains under the token: that they were members, and how their account counts. */
async function replaceRows({ store, site, people }: ErasePeopleOptions, at: Date) {
  for (const { person, token } of people) {
    const facts = await store.query<{ grp: string; at: string; joined: 0 | 1 }>(
      `SELECT grp, toUnixTimestamp64Milli(ts) AS at, joined FROM memberships FINAL
      WHERE site = {site:String} AND actor = {person:UInt64} ORDER BY ts, joined`,
      { site, person },
    );
    const traits = await store.query<{ trait: string; value: string }>(
      `SELECT trait, value FROM people FINAL
      WHERE site = {site:String} AND actor = {person:UInt64} AND trait IN {kept:Array(String)}`,
      { site, person, kept: keptTraits },
    );
    const present = new Map(facts.map(({ grp, joined }) => [grp, joined]));
    const left = [...present].filter(([, joined]) => joined === 1).map(([grp]) => grp);
    const memberships = [
      ...facts.map(({ grp, at: ms, joined }) => ({ grp, ts: new Date(Number(ms)), joined })),
      ...left.map((grp) => ({ grp, ts: at, joined: 0 as const })),
    ];
    const rows: StoredMessage['rows'] = [
      ...memberships.map(({ grp, ts, joined }) => ({
        table: 'memberships' as const,
        row: { site, grp, actor: token, ts, joined },
      })),
      ...[...traits, { trait: 'ranking', value: 'false' }].map(({ trait, value }) => ({
        table: 'people' as const,
        row: { site, trait, actor: token, value, ver: String(at.getTime()) },
      })),
    ];
    await store.append([{ id: randomKey(), rows }]);
  }
  await store.flush();
}

/** Takes the texts that point to them out of what others wrote. */
async function cleanTexts(store: Store, site: string, { exact, words }: TellingTexts) {
  const columns = { messages: ['props'], contents: ['title', 'url'], groups: ['name', 'url'] };
  for (const [table, names] of Object.entries(columns)) {
    for (const column of names) {
      if (words.length > 0) {
        const once = (text: string) =>
          `replaceRegexpAll(${text}, {pattern:String}, '\\\\1${erasedText}\\\\2')`;
        await mutate(
          store,
          table,
          `UPDATE ${column} = ${once(once(column))}
          WHERE site = {site:String} AND match(${column}, {pattern:String})`,
          { site, pattern: `(?i)${wordsPattern(words.map(asJson))}` },
        );
      }
      if (column === 'props' && exact.length > 0) {
        await mutate(
          store,
          table,
          `UPDATE props = replaceRegexpAll(props, {pattern:String}, '"${erasedText}"\\\\1')
          WHERE site = {site:String} AND match(props, {pattern:String})`,
          { site, pattern: `"(?:${exact.map(asJson).map(quoted).join('|')})"([^:]|$)` },
        );
      }
    }
  }
}

async function knownTexts({ store, site, people }: ErasePeopleOptions): Promise<KnownTexts[]> {
  const found = await store.query<{ actor: string; trait: string; value: string }>(
    `SELECT toString(actor) AS actor, trait, value FROM people
    WHERE site = {site:String} AND actor IN {old:Array(UInt64)}
      AND trait IN ('name', 'avatar', 'url') AND value != ''`,
    { site, old: people.map(({ person }) => BigInt(person)) },
  );
  // Every name that was ever set and not merged away yet.
  return people.flatMap(({ person, member }) => [
    { member },
    ...found
      .filter(({ actor }) => actor === person)
      .map(({ trait, value }) => ({ member, [trait]: value })),
  ]);
}

/** How many rows are about them, and since when. */
async function countRows({ store, site, people }: ErasePeopleOptions) {
  const parameters = { site, old: people.map(({ person }) => BigInt(person)) };
  const where: Record<string, string> = {
    messages: concerned,
    people: 'actor IN {old:Array(UInt64)}',
    memberships: 'actor IN {old:Array(UInt64)}',
    contents: 'actor IN {old:Array(UInt64)}',
  };
  const counts = Object.entries(where).map(async ([table, condition]) => {
    const sql = `SELECT count() AS n FROM ${table} WHERE site = {site:String} AND ${condition}`;
    const [row] = await store.query<{ n: string }>(sql, parameters);
    return [table, Number(row?.n)] as const;
  });
  const [first] = await store.query<{ at: string }>(
    `SELECT toUnixTimestamp64Milli(min(ts)) AS at FROM messages
    WHERE site = {site:String} AND ${concerned}`,
    parameters,
  );
  const rows: ErasedRows = Object.fromEntries(await Promise.all(counts));
  return { rows, since: new Date(Number(first?.at)) };
}

/** As a text stands within JSON, without the quotes around it. */
function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
