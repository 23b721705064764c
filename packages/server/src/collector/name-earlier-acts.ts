import { findEvent } from '@ruche/schema';
import type { Store, StoredMessage, StoredRow } from '../store/store.js';
import { messageKey } from './message-key.js';
import { nameRows } from './name-rows.js';
import { nobody } from './act-row.js';

/** A session whose person has been named. */
export interface NamedSession {
  site: string;
  session: string;
  person: string;
  /** The site believes whoever says who acts. */
  open: boolean;
}

/** What {@link nameEarlierActs} takes. */
export interface NameEarlierActsOptions {
  store: Store;
  sessions: readonly NamedSession[];
  now: Date;
}

type Row = StoredRow['row'];

/** A session does not last longer than this before somebody is named in it. */
const longestSessionMs = 24 * 3_600_000;

/**
 * Gives the acts that sessions hold already to the people named in them. Doing it again changes nothing:
 * the rows that it writes are known by the act and the person.
 */
export async function nameEarlierActs(options: NameEarlierActsOptions): Promise<void> {
  const { store, sessions, now } = options;
  const since = now.getTime() - longestSessionMs;
  await store.flush();
  for (const site of new Set(sessions.map((session) => session.site))) {
    const whose = new Map(
      sessions.filter((one) => one.site === site).map((one) => [one.session, one]),
    );
    const acts = await store.query<Row>(
      `SELECT * FROM messages
       WHERE site = {site:String} AND actor = 0 AND session IN {sessions:Array(UInt64)}
         AND received_at >= fromUnixTimestamp64Milli({since:Int64})`,
      { site, since, sessions: [...whose.keys()].map(BigInt) },
    );
    const contents = await contentsOf(store, site, acts);
    const messages = acts.map((act): StoredMessage => {
      const { person, open } = whose.get(String(act['session']))!;
      const made = contents.filter(
        ({ id, ts }) => act['main'] === 1 && id === act['object'] && ts === act['ts'],
      );
      const rows: StoredRow[] = [
        { table: 'messages', row: { ...act, actor: nobody } },
        ...made.map((row): StoredRow => ({ table: 'contents', row: { ...row, actor: nobody } })),
      ];
      return {
        id: messageKey(site, `named\0${String(act['id'])}\0${String(act['grp'])}\0${person}`),
        rows: nameRows(rows, { person, open }),
      };
    });
    if (messages.length > 0) await store.append(messages);
  }
}

/** What the acts created, still without an author. */
async function contentsOf(store: Store, site: string, acts: readonly Row[]): Promise<Row[]> {
  const ids = acts
    .filter(({ event }) => findEvent(String(event))?.stored.content)
    .map(({ object }) => String(object));
  if (ids.length === 0) return [];
  return store.query<Row>(
    `SELECT * FROM contents FINAL
     WHERE site = {site:String} AND actor = 0 AND id IN {ids:Array(String)}`,
    { site, ids },
  );
}
