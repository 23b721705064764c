/** Most rows that are remembered, of all statements together; a longer answer than a tenth is not kept. */
const mostRows = 200_000;
interface Known {
  readonly version: number;
  readonly rows: readonly unknown[];
}

/**
 * What statements were answered with, as long as none of the facts that they read has changed since. Rows are shared: whoever reads
 * them leaves them as they are.
 */
export class KnownAnswers {
  /** In the order of their last use. */
  readonly #known = new Map<string, Known>();
  #rows = 0;

  find(key: string, version: number | undefined): readonly unknown[] | undefined {
    const found = this.#known.get(key);
    if (!found) return undefined;
    this.#drop(key);
    if (found.version !== version) return undefined;
    this.#add(key, found);
    return found.rows;
  }

  /** Remembers an answer that was asked for and came while the facts had this version. */
  keep(key: string, version: number, rows: readonly unknown[]): void {
    this.#drop(key);
    if (costOf(rows) > mostRows / 10) return;
    this.#add(key, { version, rows });
    for (const oldest of this.#known.keys()) {
      if (this.#rows <= mostRows) return;
      this.#drop(oldest);
    }
  }

  #add(key: string, known: Known): void {
    this.#known.set(key, known);
    this.#rows += costOf(known.rows);
  }

  #drop(key: string): void {
    const known = this.#known.get(key);
    if (known && this.#known.delete(key)) this.#rows -= costOf(known.rows);
  }
}

/** A row may hold a list, and a statement is long by itself. */
function costOf(rows: readonly unknown[]): number {
  let cost = 100 + rows.length;
  for (const row of rows) {
    for (const value of Object.values(row as object))
      if (Array.isArray(value)) cost += value.length;
  }
  return cost;
}
