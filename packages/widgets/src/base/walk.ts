import type { ReactiveController, ReactiveElement } from 'lit';
import { isRtl } from './is-rtl.js';
import { stepKey } from '../trend/step-key.js';

/** What a {@link Walk} walks through. */
export interface WalkOptions {
  /** How many marks there are. */
  count: () => number;
  /** Enter, or a click, on a mark. */
  choose: (at: number) => void;
  /** The mark that the keyboard starts on @defaultValue the last */
  start?: () => number;
  /** Where another key leads from a mark; nothing where it is none of theirs. */
  step?: (key: string, at: number) => number | undefined;
}

/** The marks of a chart, walked through by arrow keys or pointer; the element updates with each step. */
export class Walk implements ReactiveController {
  /** The mark under the pointer or the keyboard. */
  active: number | undefined;
  readonly #host: ReactiveElement;
  readonly #options: WalkOptions;

  constructor(host: ReactiveElement, options: WalkOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.active !== undefined && this.active >= this.#options.count()) this.active = undefined;
  }

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.onClick();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const count = this.#options.count();
    const at = this.active ?? this.#start;
    const next =
      this.#options.step?.(event.key, at) ??
      stepKey(event.key, at, { count, isRtl: isRtl(this.#host) });
    if (next === undefined) return;
    event.preventDefault();
    this.#go(next);
  };

  /** The mark that an event's target belongs to, by its `data-at`. */
  readonly onPointer = (event: Event): void => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-at]');
    if (mark) this.#go(Number(mark.dataset['at']));
  };

  readonly onFocus = (): void => this.#go(this.active ?? this.#start);
  readonly onLeave = (): void => this.#go(undefined);
  readonly onClick = (): void => {
    if (this.active !== undefined) this.#options.choose(this.active);
  };

  get #start(): number {
    return this.#options.start?.() ?? this.#options.count() - 1;
  }

  #go(at: number | undefined): void {
    if (at === this.active) return;
    this.active = at;
    this.#host.requestUpdate();
  }
}
