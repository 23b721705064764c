import { ContextConsumer } from '@lit/context';
import type { Connection, GroupSummary } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { connectionContext } from '../base/connection-context.js';
import { LateProvider } from '../base/late-provider.js';

/** The connection around an element, and the groups that its token may see. */
export class GroupList implements ReactiveController {
  /** The groups; empty until they came, and where they cannot be had. */
  groups: readonly GroupSummary[] = [];
  /** The groups are on their way. */
  isWaiting = false;
  readonly #host: ReactiveElement & HTMLElement;
  readonly #isWanted: () => boolean;
  readonly #context: ContextConsumer<typeof connectionContext, ReactiveElement & HTMLElement>;
  #controller: AbortController | undefined;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveElement & HTMLElement, isWanted: () => boolean) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
    const context = connectionContext;
    const callback = (connection: Connection | undefined): void => {
      this.#leave?.();
      // A token that comes later may see more than what is public.
      this.#leave = connection?.subscribe(() => void this.#load(connection));
      void this.#load(connection);
    };
    this.#context = new ContextConsumer(host, { context, subscribe: true, callback });
    new LateProvider(host, () => this.#context.hostConnected());
  }

  /** The connection around the element. */
  get connection(): Connection | undefined {
    return this.#context.value;
  }

  hostDisconnected(): void {
    this.#controller?.abort();
    this.#leave?.();
    this.#leave = undefined;
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
