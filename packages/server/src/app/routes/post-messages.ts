import { limits, messageTypes } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import type { TakeMessages } from '../take-messages.js';

/** `POST /v1/batch`, `/v1/track` … and `/v1/t` …: messages in, by Segment's tracking API. */
export function postMessages(app: FastifyInstance, take: TakeMessages): void {
  // An answer of a few numbers gains nothing by being compressed.
  const options = { bodyLimit: limits.bodyBytes, compress: false } as const;
  app.post('/v1/batch', options, (request) => take(request));
  for (const type of messageTypes) {
    app.post(`/v1/${type}`, options, (request) => take(request, { type }));
    app.post(`/v1/${type.charAt(0)}`, options, (request) => take(request, { type }));
  }
}
