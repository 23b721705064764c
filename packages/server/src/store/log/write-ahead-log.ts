import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { SegmentFacts } from '../segment-facts.js';
import type { StoreDepth, StoredMessage } from '../store.js';
import { StoreUnavailable } from '../store.js';
import { writeFrame } from './frame.js';
import type { Frame } from './frame.js';
import { GrowingBuffer } from './growing-buffer.js';
import {
  closeSegment,
  createSegment,
  findSegments,
  removeSegment,
  writeDurably,
} from './segment.js';
import type { OpenSegment, Segment } from './segment.js';

const mebibyte = 1024 * 1024;

/** Where the log lies and how large it may grow. */
export interface WriteAheadLogOptions {
  dir: string;
  /** Past this size it takes no more. @defaultValue 512 MiB */
  maxBytes?: number | undefined;
  /** Bytes that may wait for the disk. @defaultValue 32 MiB */
  maxWaitingBytes?: number | undefined;
  /** Rows after which a segment is complete. @defaultValue 80,000 */
  segmentRows?: number | undefined;
  /** Bytes after which a segment is complete. @defaultValue 32 MiB */
  segmentBytes?: number | undefined;
  /** Sees every append that an earlier run left behind. */
  onFound?: (frame: Frame) => void;
  /** Hears of a segment that is not as it was written. */
  onDamage?: (segment: Segment) => void;
}

/** Appends that wait for the same write. */
interface Group {
  buffer: GrowingBuffer;
  messages: number;
  rows: number;
  facts: SegmentFacts;
  done: Deferred;
}

/** A promise that is settled from outside. */
interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The promise behind every acknowledgement: what `append` has resolved for is on disk, in order, in
 * segments that stay until they are dropped. Appends that come in while the disk is busy share the
 * next write and its sync.
 */
export class WriteAheadLog {
  /** Complete segments, oldest first. */
  readonly sealed: Segment[] = [];
  /** Called after every append that became durable and every segment that became complete. */
  onChange: () => void = () => {};

  readonly #options: WriteAheadLogOptions;
  readonly #maxBytes: number;
  readonly #maxWaitingBytes: number;
  readonly #segmentRows: number;
  readonly #segmentBytes: number;
  readonly #logId = randomBytes(16).toString('hex');
  readonly #damaged = new Set<Segment>();
  #nextNumber = 1;
  #active: OpenSegment | undefined;
  /** The segment after the active one, made while that one fills, so that nobody waits for it. */
  #next: Promise<OpenSegment> | undefined;
  /** Files that are being closed. */
  readonly #closing = new Set<Promise<void>>();
  #waiting = createGroup(new GrowingBuffer());
  #spare = new GrowingBuffer();
  #writing: Group | undefined;
  #isRunning = false;
  /** Wanted of the segment that is being written: that it ends. */
  #rolling: Deferred | undefined;
  #closed = false;

  private constructor(options: WriteAheadLogOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes ?? 512 * mebibyte;
    this.#maxWaitingBytes = options.maxWaitingBytes ?? 32 * mebibyte;
    this.#segmentRows = options.segmentRows ?? 80_000;
    this.#segmentBytes = options.segmentBytes ?? 32 * mebibyte;
  }

  /** Opens the log of a directory, with the segments that an earlier run left there. */
  static async open(options: WriteAheadLogOptions): Promise<WriteAheadLog> {
    const log = new WriteAheadLog(options);
    await mkdir(options.dir, { recursive: true, mode: 0o700 });
    for await (const { segment, read } of findSegments(options.dir)) {
      log.#nextNumber = segment.number + 1;
      for (const frame of read.frames) options.onFound?.(frame);
      if (read.rest === 'damaged') {
        log.#damaged.add(segment);
        options.onDamage?.(segment);
      }
      log.sealed.push(segment);
    }
    return log;
  }

  /** Rows that no complete segment holds yet. */
  get openRows(): number {
    return this.#active?.rows ?? 0;
  }

  /** Throws when there is no room for more. */
  checkRoom(): void {
    if (this.#closed) throw new StoreUnavailable('The store is closing');
    if (this.depth().bytes >= this.#maxBytes) {
      throw new StoreUnavailable('The log is full: the engine is not taking rows', {
        retryAfter: 5,
      });
    }
    if (this.#waiting.buffer.length >= this.#maxWaitingBytes) {
      throw new StoreUnavailable('The disk is too slow for what comes in', { retryAfter: 1 });
    }
  }

  /** Resolves once the messages are on disk. */
  async append(messages: readonly StoredMessage[], at: number): Promise<void> {
    this.checkRoom();
    const group = this.#waiting;
    const start = group.buffer.length;
    try {
      group.rows += writeFrame(group.buffer, messages, { at, facts: group.facts });
      group.messages += messages.length;
    } catch (error) {
      group.buffer.cut(start);
      throw error;
    }
    this.#run();
    await group.done.promise;
  }

  /** Resolves once every append so far is on disk; rejects when one of them cannot be written. */
  async settled(): Promise<void> {
    const groups = [this.#writing, this.#waiting.messages > 0 ? this.#waiting : undefined];
    await Promise.all(groups.map((group) => group?.done.promise));
  }

  /**
   * Completes the segment that is being written, if it holds anything: with all that was acknowledged. Resolves
   * then, however much more comes in.
   */
  async roll(): Promise<void> {
    this.#rolling ??= createDeferred();
    const { promise } = this.#rolling;
    this.#run();
    await promise;
  }

  /** Removes the oldest segment, whose rows are in the engine. */
  async drop(segment: Segment): Promise<void> {
    await removeSegment(segment, this.#damaged.delete(segment));
    const at = this.sealed.indexOf(segment);
    if (at >= 0) this.sealed.splice(at, 1);
  }

  /** What is in the log, and what is on its way there. */
  depth(): StoreDepth {
    let messages = this.#waiting.messages + (this.#writing?.messages ?? 0);
    let bytes = this.#waiting.buffer.length + (this.#writing?.buffer.length ?? 0);
    messages += this.#active?.messages ?? 0;
    bytes += this.#active?.bytes ?? 0;
    for (const segment of this.sealed) {
      messages += segment.messages;
      bytes += segment.bytes;
    }
    return { messages, bytes };
  }

  /** Waits for the appends on their way, and closes the file. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.settled().catch(() => {});
    await this.roll();
    await this.#next?.then(closeSegment, () => {});
    await Promise.all(this.#closing);
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#work().finally(() => {
      this.#isRunning = false;
      if (this.#waiting.messages > 0 || this.#rolling) this.#run();
    });
  }

  /** Writes groups until none waits. Only one runs at a time. */
  async #work(): Promise<void> {
    while (this.#waiting.messages > 0 || this.#rolling) {
      // All that comes in during the same turn of the event loop joins the write.
      await turn();
      if (this.#waiting.messages > 0) await this.#writeGroup();
      const isFull = this.#active !== undefined && this.#fill(this.#active) >= 1;
      if (this.#rolling || isFull) this.#seal();
      this.#rolling?.resolve();
      this.#rolling = undefined;
    }
  }

  async #writeGroup(): Promise<void> {
    const group = this.#waiting;
    this.#writing = group;
    this.#waiting = createGroup(this.#spare);
    try {
      const segment = (this.#active ??= await this.#take());
      const bytes = group.buffer.view();
      const written = writeDurably(segment.handle, bytes, segment.bytes);
      // While the disk works there is time for it; what is not written after all does no harm there.
      segment.facts.add(group.facts);
      await written;
      segment.bytes += bytes.length;
      segment.messages += group.messages;
      segment.rows += group.rows;
      group.done.resolve();
      if (this.#fill(segment) >= 0.5 && !this.#closed) this.#prepare();
    } catch (error) {
      // What a failed sync left behind nobody can tell: this file ends where it was last known good.
      this.#seal();
      const message = error instanceof Error ? error.message : String(error);
      group.done.reject(
        new StoreUnavailable(`The log cannot be written: ${message}`, { cause: error }),
      );
    } finally {
      group.buffer.cut();
      this.#spare = group.buffer;
      this.#writing = undefined;
    }
    this.onChange();
  }

  /** How full a segment is, of 1. */
  #fill({ rows, bytes }: Segment): number {
    return Math.max(rows / this.#segmentRows, bytes / this.#segmentBytes);
  }

  /** The segment to write to next. */
  async #take(): Promise<OpenSegment> {
    const next = this.#next;
    this.#next = undefined;
    return (await next?.catch(() => undefined)) ?? this.#create();
  }

  #prepare(): void {
    this.#next ??= this.#create();
    // Whoever takes it tries again.
    this.#next.catch(() => {});
  }

  #create(): Promise<OpenSegment> {
    return createSegment(this.#options.dir, this.#nextNumber++, this.#logId);
  }

  /** The active segment is complete; its file is closed beside what follows. */
  #seal(): void {
    const segment = this.#active;
    if (!segment) return;
    this.#active = undefined;
    if (segment.messages > 0) this.sealed.push(segment);
    const closing = closeSegment(segment).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
    this.onChange();
  }
}

function createGroup(buffer: GrowingBuffer): Group {
  const done = createDeferred();
  // Each append hands this promise on; a group that nobody waits for any more is no fault.
  done.promise.catch(() => {});
  return { buffer, messages: 0, rows: 0, facts: new SegmentFacts(), done };
}

function createDeferred(): Deferred {
  let resolve!: () => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
