import { limits } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from '../collector/read-body.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Bytes of the body as they came. */
    bodyBytes: number;
  }
}

/**
 * Reads every body as JSON, whatever content type it comes under: a beacon can only send text without a
 * preflight. A route may raise the limit by its `bodyLimit`.
 */
export function addBodyParser(app: FastifyInstance): void {
  app.decorateRequest('bodyBytes', 0);
  app.removeAllContentTypeParsers();
  const parse = async (request: FastifyRequest, raw: Buffer): Promise<unknown> => {
    request.bodyBytes = raw.length;
    // Many clients name a type with every request, also where there is nothing to type.
    if (raw.length === 0 && request.method === 'DELETE') return undefined;
    const { bodyLimit = limits.bodyBytes } = request.routeOptions;
    return readBody(raw, { encoding: request.headers['content-encoding'], limit: bodyLimit });
  };
  app.addContentTypeParser('*', { parseAs: 'buffer' }, parse);
}
