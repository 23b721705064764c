import type { Engine } from '../engine/engine.js';
import type { DataLock } from './data-lock.js';
import type { DeadLetters } from './dead-letters.js';
import type { IdSet } from './id-set.js';
import type { WriteAheadLog } from './log/write-ahead-log.js';
import type { StoreLogger } from './store.js';

/** The parts of a store, opened. */
export interface StoreParts {
  /** The data directory. */
  dir: string;
  engine: Engine;
  log: WriteAheadLog;
  ids: IdSet;
  lock: DataLock;
  deadLetters: DeadLetters;
  logger: StoreLogger;
  now: () => number;
  idleDelay?: number | undefined;
  busyDelay?: number | undefined;
}
