import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from '../engine/engine.js';
import type { Cluster, Engine } from '../engine/engine.js';
import { DataVersion } from './data-version.js';
import { Flusher } from './flusher.js';
import type { InsertOptions } from './insert-segment.js';
import { loadKnownIds } from './known-ids.js';
import { migratePatiently } from './migrate-patiently.js';
import { MonthKeeper } from './months/month-keeper.js';
import type { WantedMonths } from './months/month-keeper.js';
import { StoreUnavailable } from './store.js';
import type {
  AppendResult,
  FactsRead,
  KeptSegment,
  Store,
  StoreDepth,
  StoreStatistics,
  StoredMessage,
} from './store.js';
import type { StoreParts } from './store-parts.js';
import { within } from './within.js';

const hour = 3_600_000;
const knownSpan = 48 * hour;
/** How long the start waits for a server that is away. */
const startPatience = 2_000;
/** How long the start waits for ids, so that a small store is ready when it is open. */
const startGrace = 300;
/** How long the first messages wait for the ids of the last days, some microseconds for each. */
const idPatience = 5_000;
/** How long a question waits for an engine that restarts. */
const queryPatience = 5_000;
/** How long closing tries to store what waits in the log; the rest follows at the next start. */
const closePatience = 10_000;

/** The store: log first, engine a little later, each message id once. */
export class CollectorStore implements Store {
  readonly #parts: StoreParts;
  readonly #stop = new AbortController();
  readonly #version = new DataVersion();
  #flusher: Flusher | undefined;
  readonly #months: MonthKeeper | undefined;
  #preparing: Promise<void> | undefined;
  /** While the ids of the last days come in. */
  #learning: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #evictAt = 0;
  #duplicates = 0;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#months = parts.engine.kind === 'embedded' ? new MonthKeeper(parts) : undefined;
  }

  /** Brings the engine up to date. A server that is away does not hold up the start. */
  async start(): Promise<void> {
    const { engine, logger } = this.#parts;
    const prepared = this.#prepare();
    this.#preparing = prepared.catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      logger.error({ error: message }, 'the store cannot be made ready');
    });
    if (engine.kind === 'embedded') return prepared;
    await within(prepared, startPatience);
  }

  get dir(): string {
    return this.#parts.dir;
  }

  get cluster(): Cluster | undefined {
    return this.#parts.engine.cluster;
  }

  get kind(): Store['kind'] {
    return this.#parts.engine.kind;
  }

  async append(messages: readonly StoredMessage[]): Promise<AppendResult> {
    const { log, ids, now } = this.#parts;
    if (this.#learning) await this.#learning;
    if (this.#closing) throw new StoreUnavailable('The store is closing');
    const at = now();
    this.#evict(at);

    log.checkRoom();
    // Known from here on, so that whoever brings it meanwhile is told of a duplicate.
    const fresh = messages.filter(({ id }) => ids.add(id, at));
    const duplicate = messages.length - fresh.length;
    // A duplicate of what is not on disk yet is acknowledged no sooner than the first.
    const earlier = duplicate > 0 ? log.settled() : undefined;
    earlier?.catch(() => {});
    try {
      if (fresh.length > 0) await log.append(fresh, at);
    } catch (error) {
      for (const { id } of fresh) ids.delete(id);
      throw error;
    }
    await earlier;
    this.#duplicates += duplicate;
    return { accepted: fresh.length, duplicate };
  }

  async query<T>(
    sql: string,
    parameters: Record<string, unknown> = {},
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<T[]> {
    return this.#patiently((engine) => engine.query<T>(sql, parameters, { signal }), signal);
  }

  async command(sql: string, parameters: Record<string, unknown> = {}): Promise<void> {
    return this.#version.during(() => this.#patiently((engine) => engine.command(sql, parameters)));
  }

  /** Tries again for a while where the engine restarts. */
  async #patiently<T>(call: (engine: Engine) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const deadline = performance.now() + queryPatience;
    for (let pause = 20; ; pause = Math.min(pause * 2, 250)) {
      try {
        if (!this.#flusher) throw new EngineUnavailable('The tables are not there yet');
        return await call(this.#parts.engine);
      } catch (error) {
        if (!(error instanceof EngineUnavailable)) throw error;
        const again = error.reason === 'away' && !this.#closing && performance.now() < deadline;
        if (!again) throw new StoreUnavailable(error.message, { cause: error });
        await sleep(pause, undefined, signal ? { signal } : {});
      }
    }
  }

  async flush(): Promise<void> {
    await this.#preparing;
    if (!this.#flusher) throw new StoreUnavailable('The engine cannot be reached');
    await this.#flusher.flush();
  }

  async ready(): Promise<boolean> {
    if (!this.#flusher || this.#learning || this.#closing) return false;
    return this.#parts.engine.ping();
  }

  async still<T>(work: (waiting: readonly KeptSegment[]) => Promise<T>): Promise<T> {
    await this.#preparing;
    if (!this.#flusher) throw new StoreUnavailable('The engine cannot be reached');
    const { log } = this.#parts;
    return this.#flusher.still(async () => {
      await log.roll();
      return work(log.sealed.map(({ path, bytes }) => ({ path, bytes })));
    });
  }

  version(read?: FactsRead): number | undefined {
    return this.kind === 'embedded' ? this.#version.current(read) : undefined;
  }

  sumMonths(wanted: WantedMonths): void {
    this.#months?.want(wanted);
  }

  async change<T>(site: string, since: Date, work: () => Promise<T>): Promise<T> {
    const day = since.toISOString().slice(0, 10);
    return this.#months ? this.#months.change([{ site, day, onwards: true }], work) : work();
  }

  async summedUp(): Promise<void> {
    await this.#months?.settle();
  }

  depth(): StoreDepth {
    return this.#parts.log.depth();
  }

  statistics(): StoreStatistics {
    return {
      deadLetters: this.#parts.deadLetters.count,
      flushes: this.#flusher?.flushes ?? 0,
      duplicates: this.#duplicates,
      knownIds: this.#parts.ids.size,
      lastError: this.#flusher?.lastError,
    };
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { engine, log, lock, logger } = this.#parts;
    await log.close();
    const flushing = this.#flusher?.flush().catch(() => {});
    if (flushing) await within(flushing, closePatience);
    const depth = log.depth();
    if (depth.messages > 0) {
      logger.warn({ ...depth }, 'the engine did not take all rows; they follow at the next start');
    }
    this.#stop.abort();
    await this.#flusher?.stop();
    await this.#months?.stop();
    await engine.close();
    await this.#preparing;
    await lock.release();
  }

  /** Migrates, starts to flush, and begins to learn the ids of the last days. */
  async #prepare(): Promise<void> {
    const { engine, log, deadLetters, logger, idleDelay, busyDelay } = this.#parts;
    const { signal } = this.#stop;
    await migratePatiently({ engine, logger, signal });
    if (signal.aborted) return;
    const write: InsertOptions['write'] = (facts, insert) =>
      this.#version.during(() => this.#months?.write(facts, insert) ?? insert(), facts.changed());
    this.#flusher = new Flusher({ log, engine, deadLetters, logger, write, idleDelay, busyDelay });
    this.#learning = this.#learnIds().finally(() => {
      this.#learning = undefined;
    });
    await within(this.#learning, startGrace);
  }

  /** An id that is missing all the same passes the door; the engine then merges the message's rows. */
  async #learnIds(): Promise<void> {
    const { engine, ids, logger, now } = this.#parts;
    const loaded = loadKnownIds(engine, ids, now() - knownSpan, this.#stop.signal).catch(
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        logger.warn({ error: message }, 'the ids of the last days could not be read');
      },
    );
    await within(loaded, idPatience);
  }

  #evict(at: number): void {
    if (at < this.#evictAt) return;
    this.#evictAt = at + hour;
    this.#parts.ids.evict(at);
  }
}
