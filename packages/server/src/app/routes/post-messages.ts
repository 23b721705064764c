import { ProblemError, limits, messageTypes } from '@ruche/schema';
import type { MessageType } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authoriseSender } from '../../access/authorise-sender.js';
import type { Sender } from '../../access/authorise-sender.js';
import { isObject } from '../../collector/json-object.js';
import { readDelivery } from '../../collector/read-delivery.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';

/** `POST /v1/batch`, `/v1/track` … and `/v1/t` …: messages in, by Segment's tracking API. */
export function postMessages(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const take = async (request: FastifyRequest, type?: MessageType) => {
    const receivedAt = context.now();
    const { body, bodyBytes: bytes, headers } = request;
    if (!isObject(body)) {
      throw new ProblemError('malformed_body', 'The body must be a JSON object.');
    }
    const sender = await authorise(request, body['writeKey']);
    if (!sender.trusted) await rates.count(request, sender.site, { byKey: true });
    const { messages, context: shared, sentAt } = readDelivery({ body, bytes, type });
    const result = await context.collector.take({
      ...sender,
      messages,
      context: shared,
      sentAt,
      receivedAt,
      // Only a page's own browser says what device the person uses; a server speaks for many.
      userAgent: headers.origin === undefined ? undefined : headers['user-agent'],
    });
    context.instruments.delivered(result);
    return result;
  };

  const authorise = async (request: FastifyRequest, key: unknown): Promise<Sender> => {
    const { authorization, origin } = request.headers;
    const writeKey = typeof key === 'string' ? key : undefined;
    try {
      return authoriseSender({ sites: context.sites, authorization, writeKey, origin });
    } catch (error) {
      await rates.countFailure(request);
      throw error;
    }
  };

  const options = { bodyLimit: limits.bodyBytes };
  app.post('/v1/batch', options, (request) => take(request));
  for (const type of messageTypes) {
    app.post(`/v1/${type}`, options, (request) => take(request, type));
    app.post(`/v1/${type.charAt(0)}`, options, (request) => take(request, type));
  }
}
