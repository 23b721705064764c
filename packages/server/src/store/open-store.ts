import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../engine/embedded-engine.js';
import type { Engine } from '../engine/engine.js';
import { openRemoteEngine } from '../engine/remote-engine.js';
import { CollectorStore } from './collector-store.js';
import { lockDataDirectory } from './data-lock.js';
import { openDeadLetters } from './dead-letters.js';
import { IdSet } from './id-set.js';
import { WriteAheadLog } from './log/write-ahead-log.js';
import type { Store, StoreLogger } from './store.js';

/** Where a store lies and what it may take. */
export interface OpenStoreOptions {
  /** The data directory; made if it is not there. One process at a time. */
  dir: string;
  /** A ClickHouse to use instead of the embedded one: `http://user:password@host:8123/database`. */
  clickhouseUrl?: string | undefined;
  /** An engine that is open already, to use instead; the store closes it. */
  engine?: Engine | undefined;
  /** Size of the log past which nothing more is taken. @defaultValue 512 MiB */
  maxLogBytes?: number | undefined;
  /** The most memory that the embedded engine may take. @defaultValue half of the machine's */
  engineMemoryBytes?: number | undefined;
  /** Most message ids to hold in memory. @defaultValue 16 million */
  maxKnownIds?: number | undefined;
  /** Wait after the first row of a quiet time until it is put into the engine (ms). @defaultValue 150 */
  idleDelay?: number | undefined;
  /** Shortest time between two blocks while rows keep coming (ms). @defaultValue 1000 */
  busyDelay?: number | undefined;
  /** The clock. @defaultValue Date.now */
  now?: (() => number) | undefined;
  /** @defaultValue says nothing */
  logger?: StoreLogger | undefined;
}

const silent: StoreLogger = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens the store of a data directory. Rejects with `StoreLocked` when another process has it.
 * What an earlier run acknowledged and did not put into the engine any more follows by itself.
 *
 * @example
 * const store = await openStore({ dir: 'data' });
 * await store.append([{ id: 1n, rows: [{ table: 'messages', row }] }]);
 * await store.flush();
 * await store.query('SELECT count() AS n FROM messages FINAL WHERE site = {site:String}', { site });
 * await store.close();
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { dir, logger = silent, now = Date.now } = options;
  const lock = await lockDataDirectory(dir);
  let engine: Engine | undefined;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const ids = new IdSet(options.maxKnownIds === undefined ? {} : { maxIds: options.maxKnownIds });
    // The log is read while the engine starts.
    const [opened, read] = await Promise.allSettled([
      openEngine(options),
      WriteAheadLog.open({
        dir: join(dir, 'log'),
        maxBytes: options.maxLogBytes,
        onFound: ({ at, ids: found }) => ids.addPacked(found, at),
        onDamage: ({ path }) =>
          logger.error({ path }, 'a segment of the log is damaged; kept aside'),
      }),
    ]);
    if (opened.status === 'rejected') throw opened.reason;
    engine = opened.value;
    if (read.status === 'rejected') throw read.reason;
    const log = read.value;
    const store = new CollectorStore({
      dir,
      engine,
      log,
      ids,
      lock,
      logger,
      now,
      deadLetters: openDeadLetters(join(dir, 'dead-letters.ndjson')),
      idleDelay: options.idleDelay,
      busyDelay: options.busyDelay,
    });
    await store.start();
    return store;
  } catch (error) {
    await engine?.close();
    await lock.release();
    throw error;
  }
}

async function openEngine(options: OpenStoreOptions): Promise<Engine> {
  const { dir, clickhouseUrl, engineMemoryBytes } = options;
  if (options.engine) return options.engine;
  if (clickhouseUrl) return openRemoteEngine({ url: clickhouseUrl });
  return openEmbeddedEngine({ dir: join(dir, 'engine'), memoryBytes: engineMemoryBytes });
}
