import type { Connection } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { connectionContext } from './connection-context.js';

/** Whom a {@link NearestConnection} tells. */
export interface NearestConnectionOptions {
  /** There is another connection, or none any more. */
  changed?: () => void;
  /** The connection says that everything is to be asked again. */
  refreshed: () => void;
}

/**
 * The connection around an element, found by the community's context protocol, as `@lit/context` provides
 * it: it may change, turn up after the element, or be that of another place after a move.
 */
export class NearestConnection implements ReactiveController {
  /** The connection; nothing until one is found. */
  value: Connection | undefined;
  readonly #host: ReactiveElement;
  readonly #options: NearestConnectionOptions;
  #leaveProvider: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement, options: NearestConnectionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this);
    this.#request();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this);
    this.#leaveProvider?.();
    this.#unsubscribe?.();
    this.#leaveProvider = this.#unsubscribe = undefined;
  }

  /** A provider that turned up after the element. */
  handleEvent(event: Event): void {
    if ('context' in event && event.context === connectionContext) this.#request();
  }

  #request(): void {
    const event = new Event('context-request', { bubbles: true, composed: true });
    const contextTarget = this.#host;
    const request = { context: connectionContext, contextTarget, subscribe: true };
    this.#host.dispatchEvent(Object.assign(event, request, { callback: this.#take }));
  }

  readonly #take = (connection: Connection | undefined, leave?: () => void): void => {
    if (leave !== this.#leaveProvider) this.#leaveProvider?.();
    this.#leaveProvider = leave;
    this.#unsubscribe?.();
    this.#unsubscribe = connection?.subscribe(this.#options.refreshed);
    if (connection === this.value) return;
    this.value = connection;
    this.#options.changed?.();
    this.#host.requestUpdate();
  };
}
