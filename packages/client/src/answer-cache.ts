import type { Answer } from '@ruche/schema';

/** An answer and the moment (ms) at which it came. */
export interface KeptAnswer {
  answer: Answer;
  at: number;
}

/** What an {@link AnswerCache} is made with. */
export interface AnswerCacheOptions {
  /** For how long an answer is given again without asking, in ms. */
  freshFor: number;
  /** How many answers are kept for the time when nothing can be asked. */
  size: number;
  /** The clock. */
  now: () => number;
}

/** Keeps answers: fresh ones save a request, old ones stand in while the network is away. */
export class AnswerCache {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #options: AnswerCacheOptions;
  #staleBefore = 0;

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
  }

  /** The answer, if it came so recently that asking again would be waste. */
  fresh(key: string): Answer | undefined {
    const kept = this.#kept.get(key);
    if (!kept || kept.at < this.#staleBefore) return undefined;
    return this.#options.now() - kept.at < this.#options.freshFor ? kept.answer : undefined;
  }

  /** The answer, however old. */
  last(key: string): KeptAnswer | undefined {
    return this.#kept.get(key);
  }

  /** Keeps an answer, and lets the one that was longest unused go when there are too many. */
  keep(key: string, answer: Answer): void {
    this.#kept.delete(key);
    this.#kept.set(key, { answer, at: this.#options.now() });
    if (this.#kept.size <= this.#options.size) return;
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }

  /** From now on nothing kept so far counts as fresh. */
  expire(): void {
    this.#staleBefore = this.#options.now() + 1;
  }

  /** Forgets one answer: whoever may no longer see it must not see it while offline either. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  /** Forgets everything. */
  clear(): void {
    this.#kept.clear();
  }
}
