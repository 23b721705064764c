const unitMs = 500;
const longestMs = 60_000;

/** How long to wait before the n-th retry, from 1 on: exponential, with full jitter. `random` is 0 to 1. */
export function backoff(retries: number, random: number): number {
  return random * Math.min(longestMs, unitMs * 2 ** retries);
}
