import type { ReactiveController, ReactiveElement } from 'lit';

/** The width in px of the box that a selector names, kept current; the element updates when it changes. */
export class Measure implements ReactiveController {
  /** Width of the box, 0 until it is known. */
  width = 0;
  /** Height of the box. */
  height = 0;
  /** Size in px of the small letters in it; they grow with the page's. */
  font = 12;
  readonly #host: ReactiveElement;
  readonly #selector: string;
  #observer: ResizeObserver | undefined;
  #box: Element | null = null;

  constructor(host: ReactiveElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector(this.#selector);
    if (box === this.#box) return;
    this.#observer?.disconnect();
    this.#box = box;
    if (!box) return;
    this.#observer ??= new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (Math.abs(width - this.width) < 1 && Math.abs(height - this.height) < 1) return;
      this.width = width;
      this.height = height;
      this.font = Math.max(12, parseFloat(getComputedStyle(entry.target).fontSize) * 0.75);
      this.#host.requestUpdate();
    });
    this.#observer.observe(box);
  }

  hostConnected(): void {
    if (this.#box) this.#observer?.observe(this.#box);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
