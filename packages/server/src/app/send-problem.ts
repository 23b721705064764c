import { ProblemError } from '@ruche/schema';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../store/store.js';
import type { Context } from './context.js';

/** The one place where an error becomes an answer: `application/problem+json`. */
export function sendProblem(
  context: Pick<Context, 'instruments'>,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = asProblemError(error);
  context.instruments.refused(problem.code);
  logFault(request, problem);
  if (problem.retryAfter !== undefined) reply.header('Retry-After', Math.ceil(problem.retryAfter));
  if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.toProblem()));
}

/** Writes into the log what was no fault of whoever asked. */
export function logFault({ log, id }: FastifyRequest, problem: ProblemError): void {
  if (problem.status < 500) return;
  const { code, cause = problem, detail } = problem;
  log.error({ reqId: id, code, err: cause }, detail);
}

/** Reads any thrown thing as a problem; what nobody foresaw is `internal_error` and tells nothing. */
export function asProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreUnavailable) {
    return new ProblemError('store_unavailable', 'The store cannot take or answer this now.', {
      retryAfter: error.retryAfter,
      cause: error,
    });
  }
  const { statusCode = 500, code = '' } = (error ?? {}) as Partial<FastifyError>;
  if (statusCode === 413) return new ProblemError('body_too_large', 'The body is too large.');
  if (statusCode === 404) return new ProblemError('not_found', 'There is nothing at this address.');
  if (statusCode === 429) {
    return new ProblemError('rate_limited', 'Too many requests: come back later.');
  }
  if (statusCode === 503) {
    return new ProblemError('store_unavailable', 'The collector is too busy: come back later.', {
      retryAfter: 5,
    });
  }
  if (statusCode >= 400 && statusCode < 500) {
    return new ProblemError(
      'malformed_body',
      `The request cannot be read (${code || statusCode}).`,
    );
  }
  return new ProblemError(
    'internal_error',
    'Something went wrong here. Nothing was acknowledged.',
    {
      cause: error,
    },
  );
}
