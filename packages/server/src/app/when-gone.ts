import type { FastifyRequest } from 'fastify';

/** The longest that a question may take. */
const longestMs = 30_000;

/** A signal that fires when nobody waits for the answer any more, or when it takes too long. */
export function whenGone(request: FastifyRequest): AbortSignal {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, AbortSignal.timeout(longestMs)]);
}
