import { ProblemError } from '@ruche/schema';
import type { BatchResult, MessageType } from '@ruche/schema';
import type { FastifyRequest } from 'fastify';
import { authoriseSender } from '../access/authorise-sender.js';
import type { Sender } from '../access/authorise-sender.js';
import { isObject } from '../collector/json-object.js';
import { readDelivery } from '../collector/read-delivery.js';
import type { Context } from './context.js';
import type { RateLimits } from './rate-limits.js';

/** What a route knows of the messages before their body is looked at. */
export interface TakeOptions {
  /** The type of the one message that the body is; a batch when left out. */
  type?: MessageType | undefined;
  /** The write key, where it came in a place of its own. @defaultValue that of the body */
  writeKey?: string | undefined;
  /** Stands in for the `Authorization` header. */
  authorization?: string | undefined;
}

/** Takes the messages of one request: finds out who sends, counts the request, hands them on. */
export type TakeMessages = (request: FastifyRequest, options?: TakeOptions) => Promise<BatchResult>;

/** Makes the {@link TakeMessages} that all routes for messages share. */
export function createTakeMessages(context: Context, rates: RateLimits): TakeMessages {
  const { sites } = context;

  return async (request, options = {}) => {
    const receivedAt = context.now();
    const { body, bodyBytes: bytes, headers } = request;
    if (!isObject(body)) {
      throw new ProblemError('malformed_body', 'The body must be a JSON object.');
    }
    const { writeKey = textOf(body['writeKey']), type } = options;
    const { authorization = headers.authorization } = options;
    let sender: Sender;
    try {
      sender = authoriseSender({ sites, authorization, writeKey, origin: headers.origin });
    } catch (error) {
      await rates.countFailure(request);
      throw error;
    }
    const { site, trusted } = sender;
    if (!trusted) await rates.count(request, site, { byKey: true });
    const { messages, context: shared, sentAt } = readDelivery({ body, bytes, type });
    // Every field by its name: to spread an object here costs as much as to read a message.
    const result = await context.collector.take({
      site,
      trusted,
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
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
