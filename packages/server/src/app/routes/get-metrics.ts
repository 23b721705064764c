import { createHash } from 'node:crypto';
import { describeCatalogue } from '@ruche/metrics';
import type { Answer } from '@ruche/schema';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerGuarded } from '../../query/answer-guarded.js';
import { readQuestion } from '../../query/read-question.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readAccess } from '../read-access.js';
import { varyBy } from '../vary-by.js';
import { whenGone } from '../when-gone.js';

type Query = Record<string, unknown>;

/** `GET /v1/metrics`, the catalogue, and `GET /v1/metrics/:id`, one answer. */
export function getMetrics(app: FastifyInstance, context: Context, rates: RateLimits): void {
  app.get<{ Querystring: Query }>('/v1/metrics', async (request, reply) => {
    const { site: named, locale } = request.query;
    const { site, access } = await readAccess(request, { context, rates, site: named });
    const language = typeof locale === 'string' ? locale : site.locale;
    const listed = access ? access.metrics : new Set(site.publicMetrics);
    const metrics = describeCatalogue(language).filter(({ id }) => !listed || listed.has(id));
    varyBy(reply, 'Authorization');
    reply.header('Cache-Control', 'private, max-age=300');
    return { metrics };
  });

  app.get<{ Params: { id: string }; Querystring: Query }>(
    '/v1/metrics/:id',
    async (request, reply) => {
      const { site, ...rest } = request.query;
      const reader = await readAccess(request, { context, rates, site });
      const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
      const question = readQuestion({ ...rest, metric: request.params.id });
      const asOf = context.now();
      const answer = await answerGuarded({ question, reader, run, asOf });
      context.asked.note(reader.site.id, question, asOf);
      varyBy(reply, 'Authorization');
      if (reader.access) return reply.header('Cache-Control', 'private, no-store').send(answer);
      return sendPublic(reply, answer, request.headers['if-none-match']);
    },
  );
}

/** A public answer may be kept by whoever carries it; its tag changes when a figure does. */
function sendPublic(reply: FastifyReply, answer: Answer, known: string | undefined): FastifyReply {
  const { asOf: _, ...figures } = answer;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(figures)).digest('base64url').slice(0, 22)}"`;
  reply
    .header('Cache-Control', 'public, max-age=60, stale-while-revalidate=300')
    .header('ETag', etag);
  return known === etag ? reply.code(304).send() : reply.send(answer);
}
