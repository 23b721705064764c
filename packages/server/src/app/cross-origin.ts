import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const exposedHeaders = ['ETag', 'Retry-After'];

/** The same for every page that asks. */
const headers = {
  vary: 'Origin',
  // A beacon always sends credentials, though there are none; without this its answer fails.
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': exposedHeaders.join(', '),
};

/**
 * Lets pages of all origins ask: who may send is decided by key and origin once the body is read, and a
 * preflight shows neither. Preflights are left to the plugin; it would think anew about every other answer.
 */
export async function addCrossOrigin(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    reply.headers(headers);
    if (origin !== undefined) reply.header('access-control-allow-origin', origin);
    done();
  });
  await app.register(async (preflights) => {
    await preflights.register(cors, {
      origin: true,
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      exposedHeaders,
      maxAge: 86_400,
    });
  });
}
