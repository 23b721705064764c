import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a promise, or for so many milliseconds, whichever is shorter. */
export async function within(promise: Promise<void>, milliseconds: number): Promise<void> {
  const patience = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: patience.signal }).catch(() => {});
  try {
    await Promise.race([promise, late]);
  } finally {
    patience.abort();
  }
}
