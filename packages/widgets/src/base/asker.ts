import { ContextConsumer } from '@lit/context';
import { initialState, Task, TaskStatus } from '@lit/task';
import type { Connection, Question } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { connectionContext } from './connection-context.js';
import { LateProvider } from './late-provider.js';
import { askAll } from './outcome.js';
import type { Outcome } from './outcome.js';
import { Refresher } from './refresher.js';

type Host = ReactiveElement & HTMLElement;

/** What an {@link Asker} asks, and whom it tells. */
export interface AskerOptions {
  /** The questions of the moment; none where there is nothing to ask. */
  questions: () => readonly Question[];
  /** A load has finished; every outcome stands for itself. */
  onComplete: (outcomes: readonly Outcome[]) => void;
}

/**
 * Asks the connection around an element: again when the questions change, when the connection says so
 * and every so many seconds. Late answers are dropped, requests left when the element goes.
 */
export class Asker implements ReactiveController {
  readonly #host: Host;
  readonly #refresher: Refresher;
  readonly #context: ContextConsumer<typeof connectionContext, Host>;
  readonly #task: Task<readonly [Connection | undefined, string], Outcome[]>;
  #again = false;

  constructor(host: Host, { questions, onComplete }: AskerOptions) {
    this.#host = host;
    host.addController(this);
    this.#refresher = new Refresher(host, () => this.askAgain());
    this.#context = new ContextConsumer(host, {
      context: connectionContext,
      subscribe: true,
      callback: (connection) => this.#refresher.listenTo(connection),
    });
    new LateProvider(host, () => this.#context.hostConnected());
    this.#task = new Task(host, {
      args: () => [this.connection, JSON.stringify(questions())] as const,
      task: ([connection], { signal }) => {
        const again = this.#again;
        this.#again = false;
        const asked = questions();
        if (!connection || asked.length === 0) return initialState;
        return askAll(connection, asked, { signal, again });
      },
      onComplete,
    });
  }

  /** The connection around the element. */
  get connection(): Connection | undefined {
    return this.#context.value;
  }

  /** Whether answers are on their way. */
  get isBusy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** What came last; while the next answers are on their way, what came before. */
  get outcomes(): readonly Outcome[] {
    return this.#task.status === TaskStatus.INITIAL ? [] : (this.#task.value ?? []);
  }

  /** Asks again, and takes no answer that is kept. */
  askAgain(): void {
    this.#again = true;
    void this.#task.run();
  }

  /** Asks again every so many seconds. */
  every(seconds: number | undefined): void {
    this.#refresher.every(seconds);
  }

  hostConnected(): void {
    // What was left when the element went is asked for when it comes back.
    if (this.#host.hasUpdated && this.#task.status === TaskStatus.ERROR) void this.#task.run();
  }

  hostDisconnected(): void {
    // A move in the document connects again within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#task.abort();
    });
  }
}
