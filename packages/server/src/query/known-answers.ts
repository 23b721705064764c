import { getHeapStatistics } from 'node:v8';

/** What a row costs beside its values, and a statement beside its rows, in bytes: about, and rather too much. */
const rowBytes = 100;
const statementBytes = 10_000;

interface Known {
  readonly state: string;
  readonly rows: readonly unknown[];
  readonly bytes: number;
}

/**
 * What statements were answered with, as long as none of the facts that they read has changed since. Rows are
 * shared: whoever reads them leaves them as they are.
 */
export class KnownAnswers {
  /** In the order of their last use. */
  readonly #known = new Map<string, Known>();
  readonly #mostBytes: number;
  #bytes = 0;

  /**
   * @param mostBytes Most that is remembered, of all statements together, about; an answer of more than a
   *   quarter of it is not kept. @defaultValue an eighth of the memory that the process may use for objects
   */
  constructor(mostBytes = getHeapStatistics().heap_size_limit / 8) {
    this.#mostBytes = mostBytes;
  }

  /** Finds what holds for a state of the facts; while they have none, nothing is known and nothing forgotten. */
  find(key: string, state: string | undefined): readonly unknown[] | undefined {
    const found = this.#known.get(key);
    if (found?.state !== state || found === undefined) return undefined;
    this.#add(key, found);
    return found.rows;
  }

  /**
   * Remembers an answer that was asked for and came while the facts had this state. Rows that are as they were
   * before stay the same ones, and with them what was worked out of them.
   */
  keep<T>(key: string, state: string, rows: T[]): T[] {
    const before = this.#known.get(key);
    if (before && isSame(before.rows, rows)) {
      this.#add(key, { ...before, state });
      return before.rows as T[];
    }
    this.#drop(key);
    const bytes = bytesOf(rows);
    if (bytes > this.#mostBytes / 4) return rows;
    this.#add(key, { state, rows, bytes });
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#drop(oldest);
    }
    return rows;
  }

  /** As the one that was used last. */
  #add(key: string, known: Known): void {
    this.#drop(key);
    this.#known.set(key, known);
    this.#bytes += known.bytes;
  }

  #drop(key: string): void {
    const known = this.#known.get(key);
    if (known && this.#known.delete(key)) this.#bytes -= known.bytes;
  }
}

/** Rows are flat but for their lists. */
function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((row, at) => isSameValue(row, others[at]));
}

function isSameValue(some: unknown, other: unknown): boolean {
  if (typeof some !== 'object' || typeof other !== 'object' || !some || !other)
    return some === other;
  const values = Object.entries(some);
  const others = other as Readonly<Record<string, unknown>>;
  return (
    values.length === Object.keys(others).length &&
    values.every(([name, value]) => isSameValue(value, others[name]))
  );
}

function bytesOf(rows: readonly unknown[]): number {
  return rows.reduce<number>((bytes, row) => bytes + rowBytes + valueBytes(row), statementBytes);
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((bytes, item) => bytes + 8 + valueBytes(item), 16);
}
