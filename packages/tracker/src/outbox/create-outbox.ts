import { wrap } from 'idb';
import type { Burst, Item } from '../delivery/item.js';
import { toJson } from '../to-json.js';
import { withStorage } from '../with-storage.js';
import type { OutboxFactory } from './outbox.js';

const longestAgeMs = 7 * 86_400_000;
const table = 'm';
/** Chromium writes records of more than 64 KiB by a detour, which may take longer than the page has left. */
const recordChars = 16_000;

/**
 * An outbox in IndexedDB. What a task puts by is one record, or several if it is much, written at the end of
 * that task. A tab holds a Web Lock while it has records there; whoever gets the lock of another tab,
 * because that has ended or has delivered all, adopts what is left. Where the browser refuses a database,
 * messages wait in memory and nobody notices.
 */
export const createOutbox: OutboxFactory = (name, tab, adopt) => {
  /** What belongs on the device, by its key. */
  const kept = new Map<string, Burst>();
  /** What this task puts by. */
  let fresh: Burst[] = [];
  /** How much there is room for in the first of them. */
  let room = 0;
  let releases: (() => void)[] = [];
  let holding = false;
  /** A connection that is lost is made anew once; then messages wait in memory. */
  let again: true | undefined = true;
  let db: IDBDatabase | undefined;

  const change = (run: (store: IDBObjectStore) => unknown) => {
    if (!db) return;
    try {
      const tx = db.transaction(table, 'readwrite');
      run(tx.objectStore(table));
      // Said at once, it is still done when the page ends with this task.
      tx.commit();
    } catch {
      db = undefined;
      again &&= void open() as undefined;
    }
  };
  const save = (bursts: Burst[]) => {
    if (!bursts[0]) return;
    if (!holding) void hold(tab, () => true);
    holding = true;
    change((store) => {
      store.transaction.oncomplete = () => bursts.map((burst) => (burst.saved = 1));
      return bursts.map((burst) => store.put({ ...burst, saved: 1 }));
    });
  };
  const write = () => {
    // What is refused at once, because the key is wrong, is not written.
    fresh = fresh.filter((burst) => burst.left && kept.set(`${burst.key}`, burst));
    save(fresh);
    fresh = [];
  };
  /** Runs once a tab's lock is had, and keeps it until all is delivered, if there is something to keep. */
  const hold = async (owner: string, run: () => unknown): Promise<void> => {
    const locked = async () => {
      const held = new Promise<void>((free) => releases.push(free));
      return (await run()) && held;
    };
    try {
      await (navigator.locks ? navigator.locks.request(owner, locked) : run());
    } catch {
      // What cannot be read or written waits in memory.
    }
  };
  const release = () => {
    releases.map((free) => free());
    releases = [];
    holding = false;
  };
  const remove = (items: Iterable<Item>) => {
    const done = [...items].filter(({ burst }) => burst && !--burst.left);
    done.map(({ burst }) => kept.delete(`${burst!.key}`));
    if (done[0]) change((store) => done.map(({ burst }) => store.delete(burst!.key)));
    if (!kept.size) release();
  };
  const read = () => db!.transaction(table).objectStore(table);
  const adoptAll = (bursts: Burst[]) => {
    for (const burst of bursts) {
      const items = burst.bodies.map((body) => ({ body, burst }));
      burst.left = items.length;
      kept.set(`${burst.key}`, burst);
      if (Date.now() - burst.at < longestAgeMs) items.map((item) => adopt(item));
      else remove(items);
    }
    return bursts[0];
  };
  const make = async () => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'key' });
    await wrap(request);
    db = request.result;
    db.onversionchange = db.close;
    save([...kept.values()]);
    const keys = (await wrap(read().getAllKeys())) as Burst['key'][];
    for (const owner of new Set(keys.map(([owner]) => owner))) {
      if (owner !== tab) {
        const range = IDBKeyRange.bound([owner], [owner, []]);
        void hold(owner, () => wrap(read().getAll(range)).then(adoptAll));
      }
    }
  };
  // A page that rests in the back/forward cache with its database half made keeps all others from theirs;
  // one that rests with a lock is thrown out when another page asks for that.
  const open = async () => hold(name, make);
  // A page with a lock does not stay in that cache; it takes one again when all is delivered. This
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
  addEventListener('pagehide', () => {
    write();
    // What is not written yet may never be: the next page of this tab can have it from here.
    const unsaved = [...kept.values()].filter((burst) => !burst.saved);
    if (unsaved[0]) withStorage(() => (sessionStorage[name] = toJson(unsaved)));
  });
  void Promise.resolve().then(() =>
    withStorage(() => {
      adoptAll(JSON.parse(sessionStorage[name]));
      delete sessionStorage[name];
    }),
  );
  return {
    ready: open(),
    put(item, seq) {
      if (!fresh[0] || (room -= item.body.length) < 0) {
        void Promise.resolve().then(write);
        fresh.unshift({ key: [tab, seq], bodies: [], left: 0, at: Date.now() });
        room = recordChars;
      }
      const burst = fresh[0]!;
      // What takes the place of a draft has the draft's number, the lowest one, and so its key.
      burst.key[1] = Math.min(burst.key[1], seq);
      burst.bodies.push(item.body);
      burst.left++;
      item.burst = burst;
    },
    remove,
    clear() {
      fresh = [];
      kept.clear();
      change((store) => store.clear());
      release();
    },
  };
};
