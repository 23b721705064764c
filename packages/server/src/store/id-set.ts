/* oxlint-disable typescript/no-non-null-assertion -- every index is inside its array, and this is the hot path */
import { randomBytes } from 'node:crypto';
import { IdTable } from './id-table.js';

const hour = 3_600_000;
const tablesAtMost = 8;

/** How long and how many. */
export interface IdSetOptions {
  /** Ids younger than this are known for certain. @defaultValue 48 hours */
  span?: number;
  /** Past this many the oldest are let go early (32 to 64 bytes each). @defaultValue 16 million */
  maxIds?: number;
}

interface Generation {
  /** Number of the quarter span that it covers. */
  quarter: number;
  table: IdTable;
}

/**
 * The exact set of message ids received in the last 48 hours. Ids live in a table for each quarter of
 * the span; a table whose time is over is dropped as one. Who repeats an older message finds no
 * refusal here, and still counts once: the engine merges rows with the same key.
 */
export class IdSet {
  readonly #span: number;
  readonly #maxIds: number;
  readonly #generations: Generation[] = [];
  /** A secret start for the hash: nobody can choose ids that all fall into one place. */
  readonly #seed = randomBytes(4).readUInt32LE();
  readonly #wide = new BigUint64Array(2);
  readonly #words = new Uint32Array(this.#wide.buffer);

  constructor({ span = 48 * hour, maxIds = 16_000_000 }: IdSetOptions = {}) {
    this.#span = span;
    this.#maxIds = maxIds;
  }

  get size(): number {
    let size = 0;
    for (const { table } of this.#generations) size += table.size;
    return size;
  }

  has(id: bigint): boolean {
    this.#split(id);
    const words = this.#words;
    return this.#hasWords(words[0]!, words[1]!, words[2]!, words[3]!);
  }

  /** Adds an id that was received at `at` (ms); false if it was there. */
  add(id: bigint, at: number): boolean {
    this.#split(id);
    const words = this.#words;
    return this.addWords(words[0]!, words[1]!, words[2]!, words[3]!, at);
  }

  /** As `add`, with the id's 32-bit words from the lowest up. */
  addWords(a: number, b: number, c: number, d: number, at: number): boolean {
    const own = this.#tableFor(at);
    const generations = this.#generations;
    // By number: this is done for every message.
    for (let one = 0; one < generations.length; one += 1) {
      const { table } = generations[one]!;
      if (table !== own && table.has(a, b, c, d)) return false;
    }
    return own.add(a, b, c, d);
  }

  /** Takes an id out again. */
  delete(id: bigint): void {
    this.#split(id);
    const words = this.#words;
    for (const { table } of this.#generations) {
      if (table.delete(words[0]!, words[1]!, words[2]!, words[3]!)) return;
    }
  }

  /** Adds ids that lie one after the other, 16 bytes each, lowest first. */
  addPacked(packed: Buffer, at: number): void {
    for (let from = 0; from < packed.length; from += 16) {
      this.addWords(
        packed.readUInt32LE(from),
        packed.readUInt32LE(from + 4),
        packed.readUInt32LE(from + 8),
        packed.readUInt32LE(from + 12),
        at,
      );
    }
  }

  /** Lets go of what was received more than a span before `now`. */
  evict(now: number): void {
    const quarter = this.#quarterOf(now - this.#span);
    const kept = this.#generations.filter((generation) => generation.quarter >= quarter);
    this.#generations.splice(0, this.#generations.length, ...kept);
  }

  #hasWords(a: number, b: number, c: number, d: number): boolean {
    for (const { table } of this.#generations) if (table.has(a, b, c, d)) return true;
    return false;
  }

  /** The newest table comes first: most lookups that hit, hit there. */
  #tableFor(at: number): IdTable {
    const quarter = this.#quarterOf(at);
    const room = this.#maxIds / tablesAtMost;
    const [newest] = this.#generations;
    if (newest?.quarter === quarter && newest.table.size < room) return newest.table;
    const found = this.#generations.find((one) => one.quarter === quarter && one.table.size < room);
    if (found) return found.table;
    const table = new IdTable(this.#seed);
    this.#generations.unshift({ quarter, table });
    this.#generations.sort((left, right) => right.quarter - left.quarter);
    if (this.size >= this.#maxIds && this.#generations.length > 1) this.#generations.pop();
    return table;
  }

  #quarterOf(at: number): number {
    return Math.floor(at / (this.#span / 4));
  }

  #split(id: bigint): void {
    this.#wide[0] = id;
    this.#wide[1] = id >> 64n;
  }
}
