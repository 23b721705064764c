import type { Cluster, EngineUnavailable } from '../engine/engine.js';
import type { WantedMonths } from './months/month-keeper.js';
import type { TableName } from './tables.js';

/** One message, made into rows. */
export interface StoredMessage {
  /** 128-bit hash of the site and the message's id: what makes two deliveries the same message. */
  id: bigint;
  rows: StoredRow[];
}

/** One row of one table; columns that are left out take the table's default. */
export interface StoredRow {
  table: TableName;
  row: Record<string, unknown>;
}

/** What became of the messages of one append. */
export interface AppendResult {
  /** New, and durable now. */
  accepted: number;
  /** Known from before or from the same batch, and dropped whole. */
  duplicate: number;
}

/** What is acknowledged but not in the engine yet. */
export interface StoreDepth {
  messages: number;
  bytes: number;
}

/** A segment of the log that the engine does not have yet. */
export interface KeptSegment {
  path: string;
  /** Size up to which it counts. */
  bytes: number;
}

/** Figures for whoever watches the collector. */
export interface StoreStatistics {
  /** Rows that the engine refused; they lie in the dead-letter file. */
  deadLetters: number;
  /** Blocks stored since the start. */
  flushes: number;
  /** Messages turned away as duplicates since the start. */
  duplicates: number;
  /** Ids of the last 48 hours that are held in memory. */
  knownIds: number;
  /** Why the engine did not take the last block, while it does not. */
  lastError: string | undefined;
}

/** Which facts an answer rests on. */
export interface FactsRead {
  /** The tables; not given: any. */
  readonly tables?: readonly string[] | undefined;
  /** Of the messages only those of these groups and of none; not given: of all groups. */
  readonly groups?: readonly string[] | undefined;
  /** Of the messages only those before this instant (ms); not given: all. */
  readonly before?: number | undefined;
  /** Events of which the later messages count too. */
  readonly later?: readonly string[] | undefined;
  /** Of contents, too, only those that were announced before the instant. @defaultValue false */
  readonly earlierContents?: boolean | undefined;
}

/** Where accepted messages go and answers come from. */
export interface Store {
  /** The data directory. */
  readonly dir: string;
  /** Where the tables are spread over several nodes. */
  readonly cluster: Cluster | undefined;
  /** Where the tables are: in this directory, or with a server. */
  readonly kind: 'embedded' | 'remote';
  /**
   * Resolves once the messages are durable. A message whose id is known is dropped whole.
   * Rejects with {@link StoreUnavailable} when it cannot take them; then none was acknowledged.
   */
  append(messages: readonly StoredMessage[]): Promise<AppendResult>;
  /** Asks the engine, with typed `{name:Type}` parameters. Waits a little for an engine that restarts. */
  query<T>(
    sql: string,
    parameters?: Record<string, unknown>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<T[]>;
  /** A statement of maintenance that gives no answer, such as a mutation. Waits as `query` does. */
  command(sql: string, parameters?: Record<string, unknown>): Promise<void>;
  /**
   * A number that stays the same as long as none of these facts changes; undefined while one does, and where
   * others write to the same tables.
   */
  version(read?: FactsRead): number | undefined;
  /** Resolves once everything acknowledged so far is visible to `query`. */
  flush(): Promise<void>;
  /**
   * Runs something while no row moves to the engine. What was acknowledged before is in the tables or in the
   * segments that are given; what is acknowledged meanwhile is in neither.
   */
  still<T>(work: (waiting: readonly KeptSegment[]) => Promise<T>): Promise<T>;
  /**
   * Has the closed months of a site summed up, as months of a zone, now and from now on. A server that other
   * collectors write to has no sums.
   */
  sumMonths(wanted: WantedMonths): void;
  /** Does something that changes or takes away facts since an instant; their months are summed up anew. */
  change<T>(site: string, since: Date, work: () => Promise<T>): Promise<T>;
  /** Resolves once all months that are wanted are summed up. */
  summedUp(): Promise<void>;
  /** Whether the engine answers and its tables are there. */
  ready(): Promise<boolean>;
  depth(): StoreDepth;
  statistics(): StoreStatistics;
  /** Takes no more, stores what waits, ends the engine, frees the directory. */
  close(): Promise<void>;
}

/** The store cannot take or answer this now: HTTP 503. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** A good number of seconds to wait. */
  readonly retryAfter: number;

  constructor(
    message: string,
    options: { cause?: EngineUnavailable | unknown; retryAfter?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? 2;
  }
}

/** Another process holds the data directory. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  readonly pid: number;

  constructor(dir: string, pid: number) {
    super(
      `The data directory ${dir} is in use by process ${pid}. Stop that process, or use another directory.`,
    );
    this.pid = pid;
  }
}

/** Where the store says what an operator should know. pino's loggers fit. */
export interface StoreLogger {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
