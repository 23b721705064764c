import type { FactsChanged } from './segment-facts.js';
import { MessagesVersion } from './messages-version.js';
import type { FactsRead } from './store.js';

/** Most groups of which each is known by itself. */
const mostGroups = 10_000;

/** Counts what changes the stored facts, so that whoever remembers an answer knows whether it still holds. */
export class DataVersion {
  #changes = 0;
  /** What changes now; `facts` not given: anything. */
  readonly #changing = new Set<{ readonly facts: FactsChanged | undefined }>();
  /** The last change of everything, of a table, of messages anywhere. */
  #everything = 0;
  readonly #tables = new Map<string, number>();
  readonly #anywhere = new MessagesVersion();
  readonly #contents = new MessagesVersion();
  /** Of the groups that changed, those that did so last at the end; of the others none changed after `#rest`. */
  readonly #groups = new Map<string, MessagesVersion>();
  #rest = 0;

  /**
   * A number that stays the same as long as nothing changes of what is read; undefined while something of it
   * does.
   */
  current(read: FactsRead = {}): number | undefined {
    for (const { facts } of this.#changing) if (concerns(facts, read)) return undefined;
    const { tables } = read;
    if (!tables) return this.#changes;
    const versions = tables.map((table) =>
      isOfEarlier(table, read)
        ? this.#contents.current(read.before ?? Infinity, [])
        : (this.#tables.get(table) ?? 0),
    );
    if (tables.includes('messages')) versions.push(...this.#ofMessages(read));
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

  #ofMessages({ groups, before = Infinity, later = [] }: FactsRead): number[] {
    if (!groups) return [this.#anywhere.current(before, later)];
    return withNone(groups).map(
      (group) => this.#groups.get(group)?.current(before, later) ?? this.#rest,
    );
  }

  #note(change: FactsChanged | undefined): void {
    const version = this.#changes;
    if (!change) {
      this.#everything = version;
      return;
    }
    for (const table of change.tables) this.#tables.set(table, version);
    if (change.contents !== undefined) {
      this.#contents.note(new Map([['', change.contents]]), version);
    }
    for (const [group, events] of change.groups) {
      const known = this.#groups.get(group) ?? new MessagesVersion(this.#rest);
      this.#groups.delete(group);
      this.#groups.set(group, known);
      known.note(events, version);
      this.#anywhere.note(events, version);
    }
    for (const [group, { last }] of this.#groups) {
      if (this.#groups.size <= mostGroups) return;
      this.#groups.delete(group);
      this.#rest = Math.max(this.#rest, last);
    }
  }
}

/** Contents that were announced before an instant stay as they are, whatever is announced after it. */
function isOfEarlier(table: string, { earlierContents = false }: FactsRead): boolean {
  return table === 'contents' && earlierContents;
}

/** What names no group says something of all of them. */
function withNone(groups: readonly string[]): string[] {
  return [...groups, ''];
}

function concerns(change: FactsChanged | undefined, read: FactsRead): boolean {
  const { tables, groups, before = Infinity, later = [] } = read;
  if (!change || !tables) return true;
  const { contents = Infinity } = change;
  const isRead = (table: string) =>
    tables.includes(table) && (!isOfEarlier(table, read) || contents < before);
  if (change.tables.some(isRead)) return true;
  if (!tables.includes('messages')) return false;
  const places = groups && withNone(groups);
  return [...change.groups].some(
    ([group, events]) =>
      (places?.includes(group) ?? true) &&
      [...events].some(([event, since]) => since < before || later.includes(event)),
  );
}
