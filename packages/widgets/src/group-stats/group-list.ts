import type { Connection, GroupSummary } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { NearestConnection } from '../base/nearest-connection.js';

/** The connection around an element, and the groups that its token may see. */
export class GroupList implements ReactiveController {
  /** The groups; empty until they came, and where they cannot be had. */
  groups: readonly GroupSummary[] = [];
  /** The groups are on their way. */
  isWaiting = false;
  readonly #host: ReactiveElement;
  readonly #isWanted: () => boolean;
  readonly #nearest: NearestConnection;
  #controller: AbortController | undefined;

  constructor(host: ReactiveElement, isWanted: () => boolean) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
    const load = (): void => void this.#load(this.connection);
    // A token that comes later may see more than what is public.
    this.#nearest = new NearestConnection(host, { changed: load, refreshed: load });
  }

  /** The connection around the element. */
  get connection(): Connection | undefined {
    return this.#nearest.value;
  }

  hostDisconnected(): void {
    this.#controller?.abort();
  }

  async #load(connection: Connection | undefined): Promise<void> {
    this.#controller?.abort();
    if (!connection || !this.#isWanted()) return;
    const { signal } = (this.#controller = new AbortController());
    // A list that is there stays until the next has come.
    this.isWaiting = this.groups.length === 0;
    try {
      this.groups = await connection.groups({ signal });
    } catch {
      // Without a list there is no picker; the figures say themselves what is wrong.
    }
    if (signal.aborted) return;
    this.isWaiting = false;
    this.#host.requestUpdate();
  }
}
