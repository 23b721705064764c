import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPObjectStore } from 'idb';
import type { Item } from '../delivery/item.js';
import type { OutboxFactory } from './outbox.js';

const longestAgeMs = 7 * 86_400_000;

interface Schema extends DBSchema {
  m: {
    key: [tab: string, seq: number];
    value: [body: string, at: number];
  };
}

type Messages = IDBPObjectStore<Schema, ['m'], 'm', 'readwrite'>;

/**
 * An outbox in IndexedDB. Each message is put there in the task that made it. A tab holds a Web Lock while
 * it has messages there; those of a tab without its lock are orphans, and whoever gets that lock adopts
 * them. Where the browser refuses a database, messages wait in memory and nobody notices.
 */
export const createOutbox: OutboxFactory = (name, tab, adopt) => {
  /** What belongs on the device, by its key. */
  const kept = new Map<string, Item>();
  /** Of that, what has not been written yet. */
  let unwritten: Item[] = [];
  let releases: (() => void)[] = [];
  let holding = false;
  let attempts = 0;
  let db: IDBPDatabase<Schema> | undefined;

  const quiet = () => {};
  const change = (run: (messages: Messages) => Promise<unknown>[]) => {
    if (!db) return;
    try {
      const tx = db.transaction('m', 'readwrite', { durability: 'relaxed' });
      for (const step of [...run(tx.store), tx.done]) step.catch(quiet);
      // Said at once, it is still done when the page ends with this task.
      tx.commit();
    } catch {
      lost();
    }
  };
  /** A connection that is lost is made anew once; then messages wait in memory. */
  const lost = () => {
    db = undefined;
    unwritten = [...kept.values()];
    if (attempts < 2) void open().catch(quiet);
  };
  const write = () => {
    if (db) {
      // Some may have been acknowledged before the database was open.
      const items = unwritten.filter((item) => kept.get(`${item.key}`) === item);
      unwritten = [];
      change((messages) => items.map(({ body, key }) => messages.put([body, Date.now()], key)));
    }
  };
  /** Runs with a tab's lock, if nobody else has it, and keeps it until all that is kept is delivered. */
  const hold = (owner: string, run: () => unknown) => {
    const locked = (lock: unknown) =>
      lock && new Promise<void>((free) => void (releases.push(free), run()));
    if (navigator.locks) {
      navigator.locks
        .request(`${name} ${owner}`, { ifAvailable: true }, locked as LockGrantedCallback<unknown>)
        .catch(quiet);
    } else run();
  };
  const release = () => {
    for (const free of releases) free();
    releases = [];
    holding = false;
  };
  const remove = (items: Iterable<Item>) => {
    const keys = [...items].flatMap(({ key }) => (kept.delete(`${key}`) ? [key!] : []));
    if (keys[0]) change((messages) => keys.map((key) => messages.delete(key)));
    if (!kept.size) release();
  };
  const adoptOrphans = async () => {
    const { store } = db!.transaction('m');
    const keys = await store.getAllKeys();
    const values = await store.getAll();
    for (const owner of new Set(keys.map(([tab]) => tab))) {
      if (owner !== tab) {
        hold(owner, () =>
          keys.map((key, index) => {
            const [body, at] = values[index]!;
            if (key[0] === owner) {
              const item = { body, key };
              kept.set(`${key}`, item);
              if (Date.now() - at < longestAgeMs) adopt(item);
              else remove([item]);
            }
          }),
        );
      }
    }
  };
  const open = async () => {
    attempts++;
    db = await openDB<Schema>(name, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('m'),
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    write();
    await adoptOrphans();
  };
  // A page with a lock may not rest in the back/forward cache; it takes one again when all is delivered. This
  // listener comes before the tracker's own, which may put something by, and the next after it, for there
  // may be no end of this task.
  addEventListener(
    'pagehide',
    () => {
      release();
      holding = true;
    },
    true,
  );
  addEventListener('pagehide', write);
  return {
    ready: open().catch(quiet),
    put(item, seq) {
      item.key = [tab, seq];
      kept.set(`${item.key}`, item);
      if (!unwritten.length) queueMicrotask(write);
      unwritten.push(item);
      if (!holding) hold(tab, quiet);
      holding = true;
    },
    remove,
    clear() {
      kept.clear();
      unwritten = [];
      change((messages) => [messages.clear()]);
      release();
    },
  };
};
