import { ProblemError } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';

/** Parameters of an address that every route takes as one text. */
const names = ['group', 'locale', 'site'] as const;

/** Refuses an address that gives one of these parameters twice: it would come as a list, which no route reads. */
export function refuseRepeated(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const query = (request.query ?? {}) as Record<string, unknown>;
    const repeated = names.find((name) => Array.isArray(query[name]));
    if (repeated === undefined) return done();
    done(new ProblemError('invalid_field', `${repeated} is given twice.`, { path: repeated }));
  });
}
