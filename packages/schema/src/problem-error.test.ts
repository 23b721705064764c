import { expect, test } from 'vitest';
import { problemStatus } from './problem-codes.js';
import { ProblemError } from './problem-error.js';
import { problemSchema } from './problem.js';

test('a problem error becomes a body of the contract, with the status of its code', () => {
  const error = new ProblemError('unknown_metric', 'There is no metric "post".', {
    path: 'queries.0.metric',
    known: ['posts'],
  });
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe('There is no metric "post".');
  expect(problemSchema.parse(error.toProblem())).toEqual({
    type: 'urn:ruche:problem:unknown_metric',
    title: 'Unknown metric',
    status: 400,
    code: 'unknown_metric',
    detail: 'There is no metric "post".',
    path: 'queries.0.metric',
    known: ['posts'],
  });
});

test('what is not given is left out, and the cause is never told', () => {
  const error = new ProblemError('store_unavailable', 'The store restarts.', {
    retryAfter: 2,
    cause: new Error('secret path'),
  });
  expect(error.toProblem()).not.toHaveProperty('path');
  expect(JSON.stringify(error.toProblem())).not.toContain('secret path');
  expect(error.retryAfter).toBe(2);
});

test('every code has a status of the 4xx or 5xx kind, and a code that is not listed is refused', () => {
  for (const status of Object.values(problemStatus)) expect(status).toBeGreaterThanOrEqual(400);
  const body = new ProblemError('forbidden', 'no').toProblem();
  expect(problemSchema.safeParse({ ...body, code: 'teapot' }).success).toBe(false);
});
