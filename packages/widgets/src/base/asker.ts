import type { Connection, Question } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { NearestConnection } from './nearest-connection.js';
import { askAll } from './outcome.js';
import type { Outcome } from './outcome.js';

/** What an {@link Asker} asks, and whom it tells. */
export interface AskerOptions {
  /** The questions of the moment; none where there is nothing to ask. */
  questions: () => readonly Question[];
  /** A load has finished; every outcome stands for itself. */
  onComplete: (outcomes: readonly Outcome[]) => void;
}

/**
 * Asks the connection around an element: again when the questions change and when the connection says
 * so. Late answers are dropped, requests left when the element goes.
 */
export class Asker implements ReactiveController {
  /** What came last; while the next answers are on their way, what came before. */
  outcomes: readonly Outcome[] = [];
  /** Whether answers are on their way. */
  isBusy = false;
  readonly #host: ReactiveElement;
  readonly #options: AskerOptions;
  readonly #nearest: NearestConnection;
  #controller: AbortController | undefined;
  #asked: string | undefined;
  #askedOf: Connection | undefined;

  constructor(host: ReactiveElement, options: AskerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#nearest = new NearestConnection(host, { refreshed: () => this.askAgain() });
  }

  /** The connection around the element. */
  get connection(): Connection | undefined {
    return this.#nearest.value;
  }

  /** Asks again, and takes no answer that is kept. */
  askAgain(): void {
    void this.#ask(true);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const asked = JSON.stringify(this.#options.questions());
    if (asked !== this.#asked || this.connection !== this.#askedOf) void this.#ask(false);
  }

  hostDisconnected(): void {
    // A move in the document connects again within the same task.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.isBusy) return;
      this.#controller?.abort();
      // What was left is asked for when the element comes back.
      this.#asked = undefined;
      this.isBusy = false;
    });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async #ask(again: boolean): Promise<void> {
    const { connection } = this;
    const questions = this.#options.questions();
    this.#asked = JSON.stringify(questions);
    this.#askedOf = connection;
    this.#controller?.abort();
    this.isBusy = !!connection && questions.length > 0;
    if (!connection || !this.isBusy) {
      this.outcomes = [];
      return;
    }
    const { signal } = (this.#controller = new AbortController());
    const outcomes = await askAll(connection, questions, { signal, again });
    if (signal.aborted) return;
    this.outcomes = outcomes;
    this.isBusy = false;
    this.#host.requestUpdate();
    this.#options.onComplete(outcomes);
  }
}
