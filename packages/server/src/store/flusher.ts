import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/engine.js';
import type { DeadLetters } from './dead-letters.js';
import { insertSegment } from './insert-segment.js';
import type { InsertOptions } from './insert-segment.js';
import { Room } from './log/room.js';
import type { Segment } from './log/segment.js';
import type { WriteAheadLog } from './log/write-ahead-log.js';
import type { StoreLogger } from './store.js';

/** What moves rows from the log to the engine. */
export interface FlusherOptions {
  log: WriteAheadLog;
  engine: Engine;
  deadLetters: DeadLetters;
  logger: StoreLogger;
  /** See {@link InsertOptions}. */
  write?: InsertOptions['write'];
  /** Wait after the first row of a quiet time (ms). @defaultValue 150 */
  idleDelay?: number | undefined;
  /** Shortest time between two blocks while rows keep coming (ms). @defaultValue 1000 */
  busyDelay?: number | undefined;
}

/**
 * Takes segments from the log to the engine, oldest first. A single like is visible in a moment; a
 * stream of rows goes in once a second, because a block costs the engine the same whatever its size.
 */
export class Flusher {
  flushes = 0;
  lastError: string | undefined;

  readonly #options: FlusherOptions;
  readonly #idleDelay: number;
  readonly #busyDelay: number;
  readonly #rooms = { file: new Room(), rows: new Room() };
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #wake: () => void = () => {};
  #blockStartedAt = -Infinity;
  #dropped = new Set<() => void>();
  /** Ends when whoever moves rows, or keeps them still, is done. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: FlusherOptions) {
    this.#options = options;
    this.#idleDelay = options.idleDelay ?? 150;
    this.#busyDelay = options.busyDelay ?? 1_000;
    options.log.onChange = () => this.#wake();
    this.#running = this.#run();
  }

  /** Resolves once what the log holds now is in the engine; rejects when the flusher stops first. */
  async flush(): Promise<void> {
    const { log } = this.#options;
    await log.roll();
    const last = log.sealed.at(-1)?.number ?? 0;
    while ((log.sealed[0]?.number ?? Infinity) <= last) {
      this.#stop.signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#dropped.add(resolve);
      });
    }
  }

  /** Runs something while no row is on its way to the engine; what comes meanwhile waits in the log. */
  async still<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#turn;
    let end = (): void => {};
    this.#turn = new Promise((resolve) => {
      end = resolve;
    });
    try {
      await before;
      return await work();
    } finally {
      end();
    }
  }

  /** Ends after the attempt on its way. What is left stays in the log. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The store is closing'));
    this.#wake();
    await this.#running;
    this.#announce();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const segment = this.#options.log.sealed[0];
      try {
        if (segment) await this.still(() => this.#store(segment));
        else await this.#waitForRows();
      } catch (error) {
        if (signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        this.lastError = message;
        this.#options.logger.error({ error: message }, 'a segment of the log cannot be stored');
        await sleep(this.#busyDelay, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #store(segment: Segment): Promise<void> {
    const { log, engine, deadLetters, logger, write } = this.#options;
    this.#blockStartedAt = performance.now();
    const before = deadLetters.count;
    await insertSegment(segment, {
      engine,
      deadLetters,
      rooms: this.#rooms,
      signal: this.#stop.signal,
      write,
      onAttempt: (error) => {
        if (error && !this.lastError) {
          logger.warn(
            { error: error.message },
            'the engine does not take rows; they wait in the log',
          );
        }
        this.lastError = error?.message;
      },
    });
    const refused = deadLetters.count - before;
    if (refused > 0)
      logger.error({ rows: refused }, 'the engine refused rows; see dead-letters.ndjson');
    await log.drop(segment);
    this.flushes += 1;
    this.#announce();
  }

  /** Waits until there are rows and their time has come, then completes their segment. */
  async #waitForRows(): Promise<void> {
    const { log } = this.#options;
    if (log.openRows === 0) {
      await this.#untilWoken();
      return;
    }
    const now = performance.now();
    const due = Math.max(now + this.#idleDelay, this.#blockStartedAt + this.#busyDelay);
    while (performance.now() < due && !log.sealed.length && !this.#stop.signal.aborted) {
      await this.#untilWoken(due - performance.now());
    }
    if (!log.sealed.length && !this.#stop.signal.aborted) await log.roll();
  }

  #untilWoken(timeout?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeout === undefined ? undefined : setTimeout(resolve, timeout);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #announce(): void {
    const waiting = this.#dropped;
    this.#dropped = new Set();
    for (const resolve of waiting) resolve();
  }
}
