import { ProblemError, limits } from '@ruche/schema';
import type { Answer, Problem, QueryResponse } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { isObject } from '../../collector/json-object.js';
import { answerGuarded } from '../../query/answer-guarded.js';
import { at, readQuestion } from '../../query/read-question.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readAccess } from '../read-access.js';
import { asProblemError, logFault } from '../send-problem.js';
import { varyBy } from '../vary-by.js';
import { whenGone } from '../when-gone.js';

/** `POST /v1/query`: several answers in one round trip, in order; one that fails does no harm. */
export function postQuery(app: FastifyInstance, context: Context, rates: RateLimits): void {
  app.post(
    '/v1/query',
    { config: { audited: false } },
    async (request, reply): Promise<QueryResponse> => {
      const body = isObject(request.body) ? request.body : {};
      const reader = await readAccess(request, { context, rates, site: body['site'] });
      const questions = readQuestions(body);
      const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
      const asOf = context.now();

      const answerOne = async (input: unknown, index: number): Promise<Answer | Problem> => {
        const path = `queries.${index}`;
        try {
          const question = readQuestion(input, path);
          const answer = await answerGuarded({ question, reader, run, asOf });
          context.asked.note(reader.site.id, question, asOf);
          return answer;
        } catch (error) {
          const problem = at(asProblemError(error), path);
          context.instruments.refused(problem.code);
          logFault(request, problem);
          return problem.toProblem();
        }
      };
      varyBy(reply, 'Authorization');
      reply.header('Cache-Control', 'private, no-store');
      return { answers: await Promise.all(questions.map(answerOne)) };
    },
  );
}

function readQuestions(body: Record<string, unknown>): unknown[] {
  const { queries } = body;
  if (Array.isArray(queries) && queries.length > 0 && queries.length <= limits.queries) {
    return queries;
  }
  throw new ProblemError(
    'invalid_field',
    `queries must be a list of 1 to ${limits.queries} questions.`,
    { path: 'queries' },
  );
}
