import type { ReactiveController, ReactiveElement } from 'lit';

/** Does something every so many seconds while the element is in a page that is seen. */
export class Repeater implements ReactiveController {
  readonly #seconds: () => number | undefined;
  readonly #act: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #set = 0;

  constructor(host: ReactiveElement, seconds: () => number | undefined, act: () => void) {
    this.#seconds = seconds;
    this.#act = act;
    host.addController(this);
  }

  hostUpdated(): void {
    const seconds = this.#seconds() ?? 0;
    const wanted = seconds > 0 ? Math.max(1, seconds) : 0;
    if (wanted === this.#set) return;
    this.#set = wanted;
    this.hostConnected();
  }

  hostConnected(): void {
    this.hostDisconnected();
    if (this.#set === 0) return;
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#act();
    }, this.#set * 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
