import type { Connection } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';

/** Asks again when the connection says so, and every so many seconds while the page is seen. */
export class Refresher implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ask: () => void;
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seconds = 0;

  constructor(host: ReactiveElement, ask: () => void) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  /** Follows this connection from now on. */
  listenTo(connection: Connection | undefined): void {
    this.#leave?.();
    this.#leave = connection?.subscribe(this.#ask);
    this.#host.requestUpdate();
  }

  /** Asks again every so many seconds; never without a number above 0. */
  every(seconds: number | undefined): void {
    const wanted = seconds !== undefined && seconds > 0 ? Math.max(1, seconds) : 0;
    if (wanted === this.#seconds) return;
    this.#seconds = wanted;
    this.#restart();
  }

  hostConnected(): void {
    this.#restart();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#leave?.();
    this.#leave = undefined;
  }

  #restart(): void {
    clearInterval(this.#timer);
    if (this.#seconds === 0) return;
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#ask();
    }, this.#seconds * 1000);
  }
}
