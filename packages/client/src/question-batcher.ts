import type { Answer, Question } from '@ruche/schema';

/** The most questions that one request may hold. */
export const largestBatch = 50;

/** Answers questions in their order; each outcome stands for itself. */
export type AnswerAll = (questions: Question[], signal: AbortSignal) => Promise<(Answer | Error)[]>;

interface Listener {
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

interface Entry {
  key: string;
  question: Question;
  listeners: Set<Listener>;
  batch: Batch | undefined;
}

interface Batch {
  entries: Entry[];
  controller: AbortController;
}

/** Gathers the questions of one page tick into one request, and asks each different one once. */
export class QuestionBatcher {
  readonly #answerAll: AnswerAll;
  readonly #open = new Map<string, Entry>();
  #waiting: Entry[] = [];

  constructor(answerAll: AnswerAll) {
    this.#answerAll = answerAll;
  }

  /** Joins the question to the tick's request, or to the request that already asks it. */
  ask(key: string, question: Question, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const entry = this.#open.get(key) ?? this.#enter(key, question);
      const leave = (): void => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0) this.#abandon(entry);
        reject(signal?.reason);
      };
      const settle = <T>(tell: (value: T) => void) => {
        return (value: T): void => {
          signal?.removeEventListener('abort', leave);
          tell(value);
        };
      };
      const listener = { resolve: settle(resolve), reject: settle(reject) };
      entry.listeners.add(listener);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** Drops everything under way. */
  close(reason: unknown): void {
    for (const entry of this.#open.values()) {
      for (const listener of entry.listeners) listener.reject(reason);
      entry.batch?.controller.abort(reason);
    }
    this.#open.clear();
    this.#waiting = [];
  }

  #enter(key: string, question: Question): Entry {
    const entry: Entry = { key, question, listeners: new Set(), batch: undefined };
    this.#open.set(key, entry);
    // A task, not a microtask: elements of one page update in microtasks of their own.
    if (this.#waiting.push(entry) === 1) setTimeout(() => this.#flush());
    return entry;
  }

  #abandon(entry: Entry): void {
    if (this.#open.get(entry.key) === entry) this.#open.delete(entry.key);
    const { batch } = entry;
    if (batch?.entries.every(({ listeners }) => listeners.size === 0)) batch.controller.abort();
  }

  #flush(): void {
    const wanted = this.#waiting.filter(({ listeners }) => listeners.size > 0);
    this.#waiting = [];
    for (let i = 0; i < wanted.length; i += largestBatch) {
      const batch = {
        entries: wanted.slice(i, i + largestBatch),
        controller: new AbortController(),
      };
      for (const entry of batch.entries) entry.batch = batch;
      void this.#send(batch);
    }
  }

  async #send({ entries, controller }: Batch): Promise<void> {
    const questions = entries.map(({ question }) => question);
    const outcomes = await this.#answerAll(questions, controller.signal).catch((reason: unknown) =>
      entries.map(() => reason),
    );
    for (const [i, entry] of entries.entries()) {
      if (this.#open.get(entry.key) === entry) this.#open.delete(entry.key);
      const outcome = outcomes[i];
      const isAnswer = typeof outcome === 'object' && outcome !== null && 'metric' in outcome;
      for (const listener of entry.listeners) {
        if (isAnswer) listener.resolve(outcome as Answer);
        else listener.reject(outcome);
      }
    }
  }
}
