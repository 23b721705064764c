import { ProblemError, openApi } from '@ruche/schema';
import type { OpenApiDocument } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.js';

/** `GET /healthz`, `/readyz`, `/metrics` and `/openapi.json`. */
export function getHealth(app: FastifyInstance, { store, instruments }: Context): void {
  app.get('/healthz', () => ({ status: 'ok' }));

  app.get('/readyz', async () => {
    if (await store.ready()) return { status: 'ok' };
    throw new ProblemError('store_unavailable', 'The store does not answer.', { retryAfter: 2 });
  });

  app.get('/metrics', async (_request, reply) => {
    const text = await instruments.registry.metrics();
    return reply.type(instruments.registry.contentType).send(text);
  });

  let document: OpenApiDocument | undefined;
  app.get('/openapi.json', (_request, reply) => {
    reply.header('Cache-Control', 'public, max-age=3600');
    return (document ??= openApi());
  });
}
