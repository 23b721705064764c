import type { Problem } from '@ruche/schema';
import { AskError } from './ask-error.js';
import { isPassing, retryDelay } from './retry-delay.js';
import { sleep } from './sleep.js';
import type { TokenKeeper } from './token-keeper.js';

/** What a {@link Requester} is made with. */
export interface RequesterOptions {
  src: string;
  tokens: TokenKeeper;
  fetch: typeof globalThis.fetch;
  /** Tries after the first. */
  retries: number;
  /** Wait before the second try, in ms. */
  retryDelay: number;
  now: () => number;
}

/** One request to the collector. */
export interface RequestOptions {
  body?: unknown;
  /** @defaultValue POST with a body, else GET */
  method?: string | undefined;
  signal: AbortSignal;
  /** Whether a body with status 200 says after all that the token has run out. */
  isExpired?: (body: unknown) => boolean;
}

/** Sends requests with the token; waits and tries again where that can help, renews the token once. */
export class Requester {
  readonly #options: RequesterOptions;

  constructor(options: RequesterOptions) {
    this.#options = options;
  }

  /** The JSON that came back; otherwise an {@link AskError}, or the signal's own reason. */
  async send(path: string, request: RequestOptions): Promise<unknown> {
    const { tokens } = this.#options;
    const url = address(this.#options.src, path);
    for (let renewed = false; ; renewed = true) {
      const token = await tokens.get();
      request.signal.throwIfAborted();
      try {
        const body = await this.#persist(url, token, request);
        if (!request.isExpired?.(body)) return body;
        throw new AskError('token_expired', { status: 401 });
      } catch (error) {
        const isExpired = error instanceof AskError && error.code === 'token_expired';
        if (!isExpired || renewed || !(await tokens.renew(token))) throw error;
      }
    }
  }

  async #persist(url: string, token: string | null, request: RequestOptions): Promise<unknown> {
    const { retries, retryDelay: base, now } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#once(url, token, request);
      if (!(outcome instanceof Failure)) return outcome;
      const { retryAfter } = outcome;
      const wait = retryDelay({ attempt, base, retryAfter, now: now(), random: Math.random() });
      if (!outcome.isPassing || attempt > retries || wait === null) throw outcome.error;
      await sleep(wait, request.signal);
    }
  }

  async #once(url: string, token: string | null, request: RequestOptions): Promise<unknown> {
    const { body, signal, method = body === undefined ? 'GET' : 'POST' } = request;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await this.#options.fetch(url, {
        method,
        headers,
        signal,
        credentials: 'omit',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      signal.throwIfAborted();
      const detail = cause instanceof Error ? cause.message : undefined;
      return new Failure(new AskError('network', { detail }), !isKnownOffline());
    }
    return read(response, signal);
  }
}

class Failure {
  readonly error: AskError;
  readonly isPassing: boolean;
  readonly retryAfter: string | null;

  constructor(error: AskError, isPassing: boolean, retryAfter: string | null = null) {
    this.error = error;
    this.isPassing = isPassing;
    this.retryAfter = retryAfter;
  }
}

async function read(response: Response, signal: AbortSignal): Promise<unknown> {
  const { status } = response;
  if (status === 204) return null;
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    signal.throwIfAborted();
  }
  if (response.ok && body !== undefined) return body;
  const error = isProblem(body)
    ? AskError.from(body)
    : new AskError(codeOf(status), { status, detail: `The collector answered ${status}.` });
  return new Failure(error, isPassing(status), response.headers.get('retry-after'));
}

/** Whether a value is a problem document of the collector. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
  );
}

/** For answers that come from something between the page and the collector. */
function codeOf(status: number): AskError['code'] {
  if (status === 401) return 'token_invalid';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate_limited';
  return isPassing(status) ? 'store_unavailable' : 'bad_response';
}

function address(src: string, path: string): string {
  const base = typeof document === 'undefined' ? undefined : document.baseURI;
  try {
    const url = new URL(src.replace(/\/*$/, '') + path, base);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href;
  } catch {
    // Told below, the same way as an address of another protocol.
  }
  throw new AskError('bad_source', { detail: `"${src}" is not an http address.` });
}

function isKnownOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}
