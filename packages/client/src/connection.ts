import type { Answer, Question } from '@ruche/schema';
import { AnswerCache } from './answer-cache.js';
import type { KeptAnswer } from './answer-cache.js';
import { AskError } from './ask-error.js';
import { QuestionBatcher } from './question-batcher.js';
import { questionKey } from './question-key.js';
import { accessRecords } from './records.js';
import type { RecordAccess } from './records.js';
import { isProblem, Requester } from './requester.js';
import { TokenKeeper } from './token-keeper.js';
import type { TokenProvider } from './token-keeper.js';

/** What {@link createConnection} takes. */
export interface ConnectionOptions {
  /** Address of the collector, with its path prefix if it has one. */
  src: string;
  /** The site; needed where no token names it (public metrics). */
  site?: string | undefined;
  /** Gives a token signed by the site's back end; called again when one has run out. */
  tokenProvider?: TokenProvider | undefined;
  /** Language of labels, unless a question has its own. */
  locale?: string | undefined;
  /** IANA zone, unless a question has its own. @defaultValue the group's, else the site's */
  timezone?: string | undefined;
  /** For how long an answer is given again without asking, in ms. @defaultValue 30000 */
  freshFor?: number | undefined;
  /** How many answers are kept for when the network is away. @defaultValue 200 */
  keep?: number | undefined;
  /** Tries after the first, where waiting can help. @defaultValue 3 */
  retries?: number | undefined;
  /** Wait before the second try, in ms; it doubles from there. @defaultValue 500 */
  retryDelay?: number | undefined;
  /** Sends the requests. @defaultValue the global fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** The clock, in ms. @defaultValue Date.now */
  now?: (() => number) | undefined;
}

/** What {@link Connection.ask} takes beside the question. */
export interface AskOptions {
  /** Leaves the question; the request is aborted when nobody waits for any of its answers. */
  signal?: AbortSignal | undefined;
  /** Asks the collector even where a fresh answer is kept. @defaultValue false */
  again?: boolean | undefined;
}

/** A way to the collector, shared by all elements of a page. */
export interface Connection extends RecordAccess {
  readonly src: string;
  readonly site: string | undefined;
  readonly locale: string | undefined;
  readonly timezone: string | undefined;
  /** Asks one question; all those of one page tick travel together. Rejects with an {@link AskError}. */
  ask(question: Question, options?: AskOptions): Promise<Answer>;
  /** The last good answer, without asking. */
  last(question: Question): KeptAnswer | undefined;
  /** Nothing kept is fresh any more, a new token is fetched, and the subscribers are told to ask again. */
  refresh(): void;
  /** Calls back after each {@link refresh}, and when the network returns; returns the way out. */
  subscribe(listener: () => void): () => void;
  /** Aborts what is under way and stops listening to the network. */
  close(): void;
}

/**
 * Makes a connection: questions are batched, answered from a short cache, retried while the collector
 * is busy, and asked again with a renewed token when the one in use has run out.
 *
 * @example
 * const connection = createConnection({ src: 'https://stats.example.org', tokenProvider: getToken });
 * const { value } = await connection.ask({ metric: 'posts', group: 'design', period: 'P1M' });
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { src, site, locale, timezone, now = Date.now } = options;
  const tokens = new TokenKeeper(options.tokenProvider);
  const cache = new AnswerCache({
    now,
    freshFor: options.freshFor ?? 30_000,
    size: options.keep ?? 200,
  });
  const requester = new Requester({
    src,
    tokens,
    now,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    retries: options.retries ?? 3,
    retryDelay: options.retryDelay ?? 500,
  });
  const batcher = new QuestionBatcher(async (queries, signal) => {
    const body = { ...(site === undefined ? {} : { site }), queries };
    const isExpired = (reply: unknown): boolean =>
      answersOf(reply).some((item) => isProblem(item) && item.code === 'token_expired');
    const items = answersOf(await requester.send('/v1/query', { body, signal, isExpired }));
    return queries.map((_, i) => answerOf(items[i]));
  });
  const listeners = new Set<() => void>();
  const tell = (): void => {
    // A copy: a listener may subscribe another.
    for (const listener of Array.from(listeners)) listener();
  };
  globalThis.addEventListener?.('online', tell);

  const whole = (question: Question): Question => ({
    ...(locale === undefined ? {} : { locale }),
    ...(timezone === undefined ? {} : { timezone }),
    ...question,
  });

  return {
    src,
    site,
    locale,
    timezone,
    async ask(question, { signal, again = false } = {}) {
      const asked = whole(question);
      const key = questionKey(asked);
      const fresh = again ? undefined : cache.fresh(key);
      if (fresh) return fresh;
      try {
        const answer = await batcher.ask(key, asked, signal);
        cache.keep(key, answer);
        return answer;
      } catch (error) {
        if (!(error instanceof AskError)) throw error;
        // Who may no longer see a figure does not go on seeing its last state.
        if (error.code === 'forbidden' || error.code === 'token_invalid') cache.forget(key);
        throw error.withLast(cache.last(key));
      }
    },
    ...accessRecords({ requester, site, locale }),
    last: (question) => cache.last(questionKey(whole(question))),
    refresh() {
      cache.expire();
      tokens.drop();
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      globalThis.removeEventListener?.('online', tell);
      listeners.clear();
      batcher.close(new DOMException('The connection was closed.', 'AbortError'));
    },
  };
}

function answersOf(reply: unknown): unknown[] {
  const answers = fieldOf(reply, 'answers');
  return Array.isArray(answers) ? answers : [];
}

function answerOf(item: unknown): Answer | AskError {
  if (isProblem(item)) return AskError.from(item);
  const metric = fieldOf(item, 'metric');
  if (typeof metric === 'object' && metric !== null) return item as Answer;
  return new AskError('bad_response', { detail: 'The collector’s reply holds no such answer.' });
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[field];
}
