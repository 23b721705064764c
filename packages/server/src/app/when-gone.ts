import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** The longest that a question may take. */
const longestMs = 30_000;

/** A signal that fires when nobody waits for the answer any more, or when it takes too long. */
export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(longestMs)]);
  // Every statement of every question of the request listens: that is no leak.
  setMaxListeners(0, signal);
  return signal;
}
