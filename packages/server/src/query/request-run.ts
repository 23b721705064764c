import { ProblemError } from '@ruche/schema';
import { StoreUnavailable } from '../store/store.js';
import type { Store } from '../store/store.js';

/** Asks the store by SQL with typed parameters. */
export type Run = <T>(sql: string, parameters?: Record<string, unknown>) => Promise<T[]>;

/** What {@link createRequestRun} takes. */
export interface RequestRunOptions {
  store: Store;
  /** Ends what still runs when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
}

/**
 * Makes the way to the store for one request: figures of one page often rest on the same facts, so one
 * statement with the same parameters runs once, however many ask for it.
 */
export function createRequestRun({ store, signal }: RequestRunOptions): Run {
  const running = new Map<string, Promise<unknown[]>>();

  return <T>(sql: string, parameters: Record<string, unknown> = {}) => {
    const key = JSON.stringify([sql, Object.entries(parameters).sort(byName)]);
    const known = running.get(key);
    if (known) return known as Promise<T[]>;
    const answer = store.query<T>(sql, parameters, { signal }).catch(toProblem);
    running.set(key, answer);
    return answer;
  };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What {@link StoreUnavailable} means to whoever asked. */
export function toProblem(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new ProblemError('store_unavailable', 'The store cannot take or answer this now.', {
    retryAfter: error.retryAfter,
    cause: error,
  });
}
