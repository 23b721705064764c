/** Typed values for `{name:Type}` placeholders; nothing is ever concatenated into SQL. */
export type QueryParameters = Record<string, unknown>;

/** How one question is asked. */
export interface QueryOptions {
  /** Gives up, and stops the engine's work on the question too. */
  signal?: AbortSignal | undefined;
  /** The longest time the engine may work on it. @defaultValue 30 */
  maxSeconds?: number | undefined;
}

/** One block of rows for one table. */
export interface InsertBlock {
  table: string;
  /** The rows in that format, in pieces that are sent one after the other. */
  rows: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Newline-separated JSON objects, or ClickHouse’s own. @defaultValue 'JSONEachRow' */
  format?: 'JSONEachRow' | 'RowBinary' | 'Native' | undefined;
  /** What the values of a row are, where a format does not name them. @defaultValue the table's columns */
  columns?: readonly string[] | undefined;
  /** The engine keeps a block once, however often a block with this token is sent. */
  token: string;
}

/** The cluster whose tables an engine speaks for. */
export interface Cluster {
  /** Its name in the servers’ configuration. */
  readonly name: string;
  /** The database of the tables. */
  readonly database: string;
  /** Whether its shards have replicas, and Keeper carries statements to all nodes; else each is told. */
  readonly replicated: boolean;
}

/**
 * ClickHouse, wherever it runs. `embedded` is a child process that belongs to the collector, `remote`
 * a server or cluster that somebody else keeps. Both speak the same SQL over HTTP and pass the same
 * contract test.
 *
 * Every method rejects with {@link EngineUnavailable} when the engine cannot be reached or asks to be
 * left alone for a moment, and with {@link EngineRefusal} when it understood and said no.
 */
export interface Engine {
  readonly kind: 'embedded' | 'remote';
  /** Where the tables are spread over several nodes. */
  readonly cluster?: Cluster | undefined;
  /** The rows of an answer. 64-bit and larger integers come as strings. */
  query<T>(sql: string, parameters?: QueryParameters, options?: QueryOptions): Promise<T[]>;
  /** The bytes of an answer, as they come, for a statement that names its own `FORMAT`. */
  bytes(sql: string, parameters?: QueryParameters): AsyncIterable<Uint8Array>;
  /** Resolves once the rows are on disk. */
  insert(block: InsertBlock): Promise<void>;
  /** A statement without an answer: DDL, SYSTEM. In a cluster without Keeper every node hears it. */
  command(sql: string, parameters?: QueryParameters): Promise<void>;
  /** Whether it answers now. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** The engine is away, or too busy. The same call may well succeed later. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
  /** `away`: it did not hear the call, or died over it. `busy`: it heard, and asks for time or memory. */
  readonly reason: 'away' | 'busy';

  constructor(message: string, options: ErrorOptions & { reason?: 'away' | 'busy' } = {}) {
    super(message, options);
    this.reason = options.reason ?? 'away';
  }
}

/** The engine's own error for a statement or for a row. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  /** ClickHouse's error number. */
  readonly code: number;

  constructor(message: string, code: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Whether a row is at fault, rather than the statement or the table. */
  get isBadData(): boolean {
    return badDataCodes.has(this.code);
  }
}

/**
 * Numbers that ClickHouse gives when a value cannot be read into its column: cannot parse (6, 25, 26,
 * 27, 38, 41, 72, 130, 376, 467), unexpected end (32, 33), wrong type or out of range (53, 69, 70, 117,
 * 321, 407), unknown enum element (691, and 36 in some versions).
 */
const badDataCodes = new Set([
  6, 25, 26, 27, 32, 33, 36, 38, 41, 53, 69, 70, 72, 117, 130, 321, 376, 407, 467, 691,
]);
