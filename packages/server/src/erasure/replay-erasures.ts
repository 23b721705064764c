import type { Store } from '../store/store.js';
import { eraseEntries, randomToken } from './create-eraser.js';
import { journalPath, noteErasures, readJournal } from './journal.js';
import type { Erasure } from './journal.js';

/** What {@link replayErasures} takes. */
export interface ReplayOptions {
  store: Store;
  /** Erasures that are known from elsewhere. */
  wanted: readonly Erasure[];
  now: () => Date;
}

/**
 * Erases again who was erased after a backup was made. The journal has their keys only; who they are is
 * found in the backup itself, for the last time. Gives back how many there were.
 */
export async function replayErasures({ store, wanted, now }: ReplayOptions): Promise<number> {
  const file = journalPath(store.dir);
  const known = readJournal(file);
  const isDone = (entry: Erasure): boolean =>
    known.some(
      ({ site, person, pending }) => site === entry.site && person === entry.person && !pending,
    );
  const missing = wanted.filter((entry) => !isDone(entry));
  for (const site of new Set(missing.map((entry) => entry.site))) {
    const people = missing.filter((entry) => entry.site === site);
    const ids = await store.query<{ person: string; member: string }>(
      `SELECT toString(actor) AS person, value AS member FROM people FINAL
      WHERE site = {site:String} AND trait = 'id' AND actor IN {people:Array(UInt64)}`,
      { site, people: people.map(({ person }) => BigInt(person)) },
    );
    const members = new Map(ids.map(({ person, member }) => [person, member]));
    const entries = people.map((entry): Erasure => ({
      ...entry,
      pending: { member: members.get(entry.person) ?? '', token: randomToken() },
    }));
    noteErasures(file, entries);
    await eraseEntries({ store, entries, at: now() });
    noteErasures(
      file,
      people.map(({ pending: _, ...done }) => done),
    );
  }
  return missing.length;
}
