import type { Connection } from '@ruche/client';
import type { ReactiveController, ReactiveElement } from 'lit';
import { NearestConnection } from '../base/nearest-connection.js';
import { stateOf } from '../base/outcome.js';
import type { FigureState, Problem } from '../base/outcome.js';

/** What an {@link ObjectiveList} asks, and whom it tells. */
export interface ObjectiveListOptions {
  /** What to ask for; nothing where the objectives were handed over. */
  asked: () => { group: string | undefined; locale: string } | undefined;
  onComplete: (problem: Problem | undefined) => void;
}

/** The connection around an element, and the objectives that its token may see. */
export class ObjectiveList implements ReactiveController {
  /** What came last, whatever it is. */
  objectives: readonly unknown[] | undefined;
  /** Why nothing came. */
  problem: Problem | undefined;
  isBusy = false;
  readonly #host: ReactiveElement;
  readonly #options: ObjectiveListOptions;
  readonly #nearest: NearestConnection;
  #controller: AbortController | undefined;
  #key: string | undefined;

  constructor(host: ReactiveElement, options: ObjectiveListOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#nearest = new NearestConnection(host, {
      changed: () => (this.#key = undefined),
      refreshed: () => void this.load(),
    });
  }

  /** The connection around the element. */
  get connection(): Connection | undefined {
    return this.#nearest.value;
  }

  /** The state that this puts the element in. */
  get state(): FigureState {
    if (this.objectives) return this.objectives.length > 0 ? 'ready' : 'empty';
    if (this.problem) return stateOf({ problem: this.problem }, () => false);
    return this.isBusy ? 'loading' : 'initial';
  }

  hostUpdate(): void {
    const asked = this.#options.asked();
    const key = this.connection && asked && JSON.stringify(asked);
    if (key === this.#key) return;
    this.#key = key;
    if (key) void this.load();
  }

  hostDisconnected(): void {
    this.#controller?.abort();
    this.#key = undefined;
  }

  /** Asks again. */
  async load(): Promise<void> {
    this.#controller?.abort();
    const asked = this.#options.asked();
    const { connection } = this;
    if (!connection || !asked) return;
    const { signal } = (this.#controller = new AbortController());
    this.isBusy = true;
    this.#host.requestUpdate();
    try {
      const objectives = await connection.objectives({ ...asked, signal });
      if (signal.aborted) return;
      this.objectives = objectives;
      this.problem = undefined;
    } catch (error) {
      if (signal.aborted) return;
      // Who may no longer see them does not go on seeing them.
      this.objectives = undefined;
      this.problem = problemOf(error);
    }
    this.isBusy = false;
    this.#host.requestUpdate();
    this.#options.onComplete(this.problem);
  }
}

function problemOf(error: unknown): Problem {
  const isProblem = error instanceof Error && 'code' in error;
  return isProblem
    ? (error as unknown as Problem)
    : { code: 'bad_response', message: error instanceof Error ? error.message : String(error) };
}
