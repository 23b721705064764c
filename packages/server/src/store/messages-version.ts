/** Windows end at full quarters of an hour in every zone, so a change need not be known more exactly. */
const quarter = 900_000;
/** Most instants that are told apart. */
const mostSteps = 250;

/** Up to the next step, whatever is read from before an instant has this version. */
interface Step {
  readonly since: number;
  readonly version: number;
}

/** When the messages of a place last changed, by their events and by how far back the changes reached. */
export class MessagesVersion {
  /** The last change of anything. */
  last: number;
  /** The last changes by how far back they reach; both numbers rise. */
  #past: Step[] = [];
  readonly #events = new Map<string, number>();
  readonly #first: number;

  /** @param first Anything may have changed up to this version. */
  constructor(first = 0) {
    this.#first = first;
    this.last = first;
  }

  /** The last change of what lies before an instant (ms), or is of some events. */
  current(before: number, later: readonly string[]): number {
    return Math.max(
      this.#first,
      this.#past.findLast(({ since }) => since < before)?.version ?? 0,
      ...later.map((event) => this.#events.get(event) ?? 0),
    );
  }

  /** Notes a change of some events, each since an instant. */
  note(events: ReadonlyMap<string, number>, version: number): void {
    this.last = version;
    for (const event of events.keys()) this.#events.set(event, version);
    const since = Math.floor(Math.min(...events.values()) / quarter) * quarter;
    this.#past = this.#past.filter((step) => step.since < since);
    this.#past.push({ since, version });
    if (this.#past.length <= mostSteps) return;
    const [first, second, ...rest] = this.#past;
    this.#past = [{ since: first!.since, version: second!.version }, ...rest];
  }
}
