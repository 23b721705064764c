import {
  activeEvents,
  contributingEvents,
  listMonths,
  passiveEvents,
  summedMonthsParameters,
  summedMonthsSql,
} from '@ruche/metrics';
import type { MessagesRead, Run } from '@ruche/metrics';
import { ProblemError } from '@ruche/schema';
import type { MonthCatalogue } from '../store/months/month-keeper.js';
import { StoreUnavailable } from '../store/store.js';
import type { FactsRead, Store } from '../store/store.js';
import { factsOf } from './facts-of.js';
import { KnownAnswers } from './known-answers.js';

/** What {@link createRequestRun} takes. */
export interface RequestRunOptions {
  store: Store;
  /** Ends what still runs when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
}

/** What each store was asked before. */
const known = new WeakMap<Store, KnownAnswers>();

/**
 * Makes the way to the store for one request: figures of one page often rest on the same facts, so one
 * statement with the same parameters runs once, however many ask for it. What was asked before, and rests on
 * nothing that has changed since, is not asked again.
 */
export function createRequestRun({ store, signal }: RequestRunOptions): Run {
  const running = new Map<string, Promise<unknown[]>>();

  return <T>(sql: string, parameters: Record<string, unknown>, messages?: MessagesRead) => {
    const key = `${sql}\n${JSON.stringify(Object.entries(parameters).sort(byName))}`;
    const asked = running.get(key);
    if (asked) return asked as Promise<T[]>;
    const ask = () => store.query<T>(sql, parameters, { signal });
    // What is summed up changes without any fact, and who asks for it would rather find it all.
    const isOfSums = sql.startsWith(summedMonthsSql);
    if (isOfSums) sumMonths(store, parameters);
    const answer = isOfSums ? ask() : askOnce<T>(key, ask, factsOf(sql, messages), messages?.said);
    const told = answer.catch(toProblem);
    running.set(key, told);
    return told;
  };

  async function askOnce<T>(
    key: string,
    ask: () => Promise<T[]>,
    facts: FactsRead,
    said = '',
  ): Promise<T[]> {
    const answers = answersOf(store);
    const version = store.version(facts);
    const state = version === undefined ? undefined : `${version} ${said}`;
    const found = answers.find(key, state);
    if (found) return found as T[];
    const rows = await ask();
    const isStill = state !== undefined && store.version(facts) === version;
    return isStill ? answers.keep(key, state, rows) : rows;
  }
}

function answersOf(store: Store): KnownAnswers {
  const answers = known.get(store) ?? new KnownAnswers();
  known.set(store, answers);
  return answers;
}

const catalogue: MonthCatalogue = {
  activeEvents,
  contributingEvents,
  listMonths,
  passiveEvents,
  summedMonthsParameters,
  summedMonthsSql,
};

function sumMonths(store: Store, { site, zone }: Record<string, unknown>): void {
  if (typeof site !== 'string' || typeof zone !== 'string') return;
  store.sumMonths({ site, zone, catalogue });
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
