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
  const read = (request: FastifyRequest, raw: Buffer): unknown => {
    request.bodyBytes = raw.length;
    // Many clients name a type with every request, also where there is nothing to type.
    if (raw.length === 0 && request.method === 'DELETE') return undefined;
    const { bodyLimit: limit = limits.bodyBytes } = request.routeOptions;
    return readBody(raw, { encoding: request.headers['content-encoding'], limit });
  };
  // What is named needs no look at the type's parts at each request.
  const types = ['application/json', 'text/plain', '*'];
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (request, raw: Buffer, done) => {
    const body = read(request, raw);
    if (body instanceof Promise) return body;
    done(null, body);
    return undefined;
  });
}
