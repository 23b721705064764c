import { ProblemError } from '@ruche/schema';
import type { FastifyRequest } from 'fastify';
import { authoriseReader } from '../access/authorise-reader.js';
import type { Reader } from '../access/authorise-reader.js';
import type { Context } from './context.js';
import type { RateLimits } from './rate-limits.js';

/** Finds out who asks, and counts the request. */
export async function readAccess(
  request: FastifyRequest,
  { context, rates, site }: { context: Context; rates: RateLimits; site?: unknown },
): Promise<Reader> {
  let reader: Reader;
  try {
    reader = await authoriseReader({
      sites: context.sites,
      authorization: request.headers.authorization,
      site: typeof site === 'string' ? site : undefined,
      now: context.now(),
    });
  } catch (error) {
    if (error instanceof ProblemError && error.code !== 'token_expired') {
      await rates.countFailure(request);
    }
    throw error;
  }
  request.reader = reader;
  await rates.count(request, reader.site);
  return reader;
}

/** Lets only a secret key, or an admin whose token has no list of metrics, through. */
export async function ownerAccess(
  request: FastifyRequest,
  options: { context: Context; rates: RateLimits },
): Promise<Reader> {
  const reader = await readAccess(request, options);
  const { access } = reader;
  if (access?.role === 'admin' && !access.metrics) return reader;
  throw needsOwner();
}

/** Lets only a secret key, or an admin of the whole site, through. */
export async function siteOwnerAccess(
  request: FastifyRequest,
  options: { context: Context; rates: RateLimits },
): Promise<Reader> {
  const reader = await ownerAccess(request, options);
  if (reader.access?.groups === '*') return reader;
  throw needsOwner();
}

/** The one answer to whoever has a token and not these rights. */
export function needsOwner(): ProblemError {
  return new ProblemError('forbidden', 'This needs the secret key or a token of role admin.');
}
