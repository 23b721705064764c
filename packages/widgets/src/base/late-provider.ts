import type { ReactiveController, ReactiveElement } from 'lit';
import { connectionContext } from './connection-context.js';

/** Asks for the connection again when a provider turns up after the element that needs it. */
export class LateProvider implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #askAgain: () => void;

  constructor(host: ReactiveElement, askAgain: () => void) {
    this.#host = host;
    this.#askAgain = askAgain;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#onProvider);
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#onProvider);
  }

  readonly #onProvider = (event: Event): void => {
    const isOurs = 'context' in event && event.context === connectionContext;
    if (isOurs && event.target !== this.#host && this.#host.isConnected) this.#askAgain();
  };
}
