const firstMs = 1_000;
const longestMs = 60_000;

/** How long to wait before the n-th retry: exponential, with full jitter. */
export function backoff(retries: number, random = Math.random()): number {
  return random * Math.min(longestMs, firstMs * 2 ** retries);
}
