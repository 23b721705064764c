import type { StoreLogger, Store } from '../store/store.js';
import type { ColumnInteger } from '../store/tables.js';
import { randomBytes } from 'node:crypto';
import { erasePeople } from './erase-people.js';
import type { ErasedPerson, ErasedRows } from './erase-people.js';
import { journalPath, noteErasures, readJournal } from './journal.js';
import type { Erasure } from './journal.js';

/** Erases people, one sweep over the tables at a time. */
export interface Eraser {
  /** Resolves once nothing of the person is in any answer or in any active file. */
  erase(site: string, member: string, person: string): Promise<ErasedRows>;
  /** When somebody was erased, if ever. */
  erasedAt(site: string, person: ColumnInteger): Date | undefined;
  /** Ends what an earlier run began. */
  resume(): Promise<void>;
}

/** What {@link createEraser} takes. */
export interface EraserOptions {
  store: Store;
  now: () => Date;
  log: StoreLogger;
  /** Called before and after: what is remembered of these people in memory must go. */
  forget: (site: string, person: string) => void;
}

interface Wish {
  entry: Erasure;
  resolve: (rows: ErasedRows) => void;
  reject: (error: unknown) => void;
}

/** Makes an {@link Eraser}. A sweep costs the same for one person and for a hundred: wishes that come meanwhile share the next. */
export function createEraser({ store, now, log, forget }: EraserOptions): Eraser {
  const file = journalPath(store.dir);
  let waiting: Wish[] = [];
  let running: Promise<void> | undefined;

  const known = new Map<string, Date>();
  const learn = (entries: readonly Erasure[]): void => {
    for (const { site, person, at } of entries) known.set(`${site} ${person}`, new Date(at));
  };
  learn(readJournal(file));

  const sweep = async (wishes: readonly Wish[]): Promise<void> => {
    for (const site of new Set(wishes.map(({ entry }) => entry.site))) {
      const group = wishes.filter(({ entry }) => entry.site === site);
      const entries = group.map(({ entry }) => entry);
      try {
        noteErasures(file, entries);
        learn(entries);
        const rows = await eraseEntries({ store, entries, at: now(), forget });
        noteErasures(
          file,
          entries.map(({ pending: _, ...done }) => done),
        );
        for (const { resolve } of group) resolve(rows);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
  };

  const run = async (): Promise<void> => {
    // Wishes of the same moment share a sweep.
    await Promise.resolve();
    while (waiting.length > 0) {
      const wishes = waiting;
      waiting = [];
      await sweep(wishes);
    }
    running = undefined;
  };

  const wish = (entry: Erasure): Promise<ErasedRows> =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject });
      running ??= run();
    });

  return {
    // Asked of every act; most collectors never erased anybody.
    erasedAt: (site, person) => (known.size > 0 ? known.get(`${site} ${person}`) : undefined),
    erase(site, member, person) {
      const begun = readJournal(file).find((one) => one.site === site && one.person === person);
      const token = begun?.pending?.token ?? randomToken();
      return wish({ site, person, at: now().toISOString(), pending: { member, token } });
    },
    async resume() {
      const begun = readJournal(file).filter(({ pending }) => pending);
      await Promise.all(
        begun.map(async (entry) => {
          await wish(entry);
          log.info({ person: entry.person }, 'an erasure that was cut off has been ended');
        }),
      );
    },
  };
}

/** Erases all that entries name, of one site. */
export async function eraseEntries(options: {
  store: Store;
  entries: readonly Erasure[];
  at: Date;
  forget?: (site: string, person: string) => void;
}): Promise<ErasedRows> {
  const { store, entries, at, forget = () => {} } = options;
  const [first] = entries;
  if (!first) return {};
  const { site } = first;
  const people = entries.map(({ person, pending }): ErasedPerson => {
    const { member = '', token = randomToken() } = pending ?? {};
    return { person, member, token };
  });
  for (const { person } of people) forget(site, person);
  const rows = await erasePeople({ store, site, people, at });
  for (const { person } of people) forget(site, person);
  return rows;
}

/** A number that leads to nobody. */
export function randomToken(): string {
  return String(randomBytes(8).readBigUInt64BE() || 1n);
}
