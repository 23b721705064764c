/** Most rows that are remembered, of all statements together; a longer answer than a tenth is not kept. */
const mostRows = 200_000;

interface Known {
  readonly version: number;
  readonly rows: readonly unknown[];
  readonly cost: number;
}

/**
 * What statements were answered with, as long as none of the facts that they read has changed since. Rows are
 * shared: whoever reads them leaves them as they are.
 */
export class KnownAnswers {
  /** In the order of their last use. */
  readonly #known = new Map<string, Known>();
  #rows = 0;

  /** Finds what holds for a version; while there is none, nothing is known and nothing forgotten. */
  find(key: string, version: number | undefined): readonly unknown[] | undefined {
    const found = this.#known.get(key);
    if (!found || version === undefined) return undefined;
    this.#drop(key);
    if (found.version !== version) return undefined;
    this.#add(key, found);
    return found.rows;
  }

  /** Remembers an answer that was asked for and came while the facts had this version. */
  keep(key: string, version: number, rows: readonly unknown[]): void {
    this.#drop(key);
    const cost = costOf(rows);
    if (cost > mostRows / 10) return;
    this.#add(key, { version, rows, cost });
    for (const oldest of this.#known.keys()) {
      if (this.#rows <= mostRows) return;
      this.#drop(oldest);
    }
  }

  #add(key: string, known: Known): void {
    this.#known.set(key, known);
    this.#rows += known.cost;
  }

  #drop(key: string): void {
    const known = this.#known.get(key);
    if (known && this.#known.delete(key)) this.#rows -= known.cost;
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
