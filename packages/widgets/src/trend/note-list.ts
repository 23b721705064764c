import type { Annotation, Connection } from '@ruche/client';

/** What happened in the window of a trend, asked of a connection; nothing where it cannot be had. */
export class NoteList {
  /** What came last. */
  notes: readonly Annotation[] = [];
  readonly #changed: () => void;
  #asked = '';
  #of: Connection | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks, unless this was asked already. */
  async ask(
    connection: Connection | undefined,
    window: { group: string | undefined; from: string; to: string },
  ): Promise<void> {
    const asked = JSON.stringify(window);
    if (asked === this.#asked && connection === this.#of) return;
    this.#asked = asked;
    this.#of = connection;
    let notes: readonly Annotation[] = [];
    try {
      const { group, from, to } = window;
      const days = { from: from.slice(0, 10), to: to.slice(0, 10) };
      // A connection of an earlier version has none.
      notes = (await connection?.annotations?.({ group, ...days })) ?? [];
    } catch {
      // The trend stands without them.
    }
    if (asked !== this.#asked) return;
    this.notes = notes;
    this.#changed();
  }
}
