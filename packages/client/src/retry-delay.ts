/** Statuses that say "not now" rather than "no". */
const passing = new Set([429, 502, 503, 504]);

/** Longest wait that is worth it with a reader in front of the page, in ms. */
export const longestWait = 30_000;

/** Whether the same request may succeed a little later. */
export function isPassing(status: number): boolean {
  return passing.has(status);
}

/** What {@link retryDelay} reckons with. */
export interface RetryDelayOptions {
  /** How many tries have failed so far, from 1. */
  attempt: number;
  /** The wait before the second try, in ms; it doubles from there. */
  base: number;
  /** The `Retry-After` header: seconds or an HTTP date. */
  retryAfter?: string | null;
  /** The present, in ms. */
  now: number;
  /** 0 ≤ n < 1: spreads the retries of many pages. */
  random: number;
}

/** How long to wait before the next try, in ms; `null`: too long, give up and say so. */
export function retryDelay(options: RetryDelayOptions): number | null {
  const { attempt, base, retryAfter, now, random } = options;
  const asked = retryAfter ? askedDelay(retryAfter, now) : null;
  if (asked !== null) return asked > longestWait ? null : asked + random * base;
  return Math.min(longestWait, base * 2 ** (attempt - 1)) * (0.5 + random / 2);
}

function askedDelay(header: string, now: number): number | null {
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
