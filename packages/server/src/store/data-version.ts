import type { FactsChanged } from './facts-changed.js';
import type { FactsRead } from './store.js';

/** Windows end at full quarters of an hour in every zone, so a change need not be known more exactly. */
const quarter = 900_000;
/** Most instants that are told apart. */
const mostSteps = 1_000;

/** Up to the next step, whatever is read from before an instant has this version. */
interface Step {
  readonly since: number;
  readonly version: number;
}

/** Counts what changes the stored facts, so that whoever remembers an answer knows whether it still holds. */
export class DataVersion {
  #changes = 0;
  /** What changes now; `facts` not given: anything. */
  readonly #changing = new Set<{ readonly facts: FactsChanged | undefined }>();
  /** The last change of everything, of a table, of messages of an event. */
  #everything = 0;
  readonly #tables = new Map<string, number>();
  readonly #events = new Map<string, number>();
  /** The last changes of messages by how far back they reach; both numbers rise. */
  #past: Step[] = [];

  /**
   * A number that stays the same as long as nothing changes of what is read; undefined while something of it
   * does.
   */
  current(read: FactsRead = {}): number | undefined {
    for (const { facts } of this.#changing) if (concerns(facts, read)) return undefined;
    const { tables, before = Infinity, later = [] } = read;
    if (!tables) return this.#changes;
    const versions = tables.map((table) => this.#tables.get(table) ?? 0);
    if (tables.includes('messages')) {
      versions.push(this.#past.findLast(({ since }) => since < before)?.version ?? 0);
      versions.push(...later.map((event) => this.#events.get(event) ?? 0));
    }
    return Math.max(this.#everything, ...versions);
  }

  /** Does something that may change these facts; not given: any. */
  async during<T>(work: () => Promise<T>, facts?: FactsChanged): Promise<T> {
    const change = { facts };
    this.#changing.add(change);
    try {
      return await work();
    } finally {
      this.#changes += 1;
      this.#note(facts);
      this.#changing.delete(change);
    }
  }

  #note(change: FactsChanged | undefined): void {
    const version = this.#changes;
    if (!change) {
      this.#everything = version;
      return;
    }
    for (const table of change.tables) this.#tables.set(table, version);
    for (const event of change.events.keys()) this.#events.set(event, version);
    if (change.events.size === 0) return;
    const since = Math.floor(Math.min(...change.events.values()) / quarter) * quarter;
    this.#past = this.#past.filter((step) => step.since < since);
    this.#past.push({ since, version });
    if (this.#past.length <= mostSteps) return;
    const [first, second, ...rest] = this.#past;
    this.#past = [{ since: first!.since, version: second!.version }, ...rest];
  }
}

function concerns(change: FactsChanged | undefined, read: FactsRead): boolean {
  const { tables, before = Infinity, later = [] } = read;
  if (!change || !tables) return true;
  if (change.tables.some((table) => tables.includes(table))) return true;
  if (!tables.includes('messages')) return false;
  return [...change.events].some(([event, since]) => since < before || later.includes(event));
}
