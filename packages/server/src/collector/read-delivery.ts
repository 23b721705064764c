import { ProblemError, limits } from '@ruche/schema';
import type { MessageType } from '@ruche/schema';
import { isObject } from './json-object.js';
import type { JsonObject } from './json-object.js';

/** The envelope of a request, before its messages are looked at. */
export interface Envelope {
  messages: readonly unknown[];
  context?: JsonObject | undefined;
  sentAt?: string | undefined;
}

/** What {@link readDelivery} takes. */
export interface ReadDeliveryOptions {
  /** The parsed body. */
  body: JsonObject;
  /** The size of the body, so that messages of a small one need no measuring. */
  bytes: number;
  /** The type of the one message that the body is; a batch when left out. */
  type?: MessageType | undefined;
}

/**
 * Reads the envelope of `/v1/batch`, or of a single call when a type is given.
 *
 * @throws ProblemError where the whole request cannot be read or one message is too large.
 */
export function readDelivery({ body, bytes, type }: ReadDeliveryOptions): Envelope {
  const sentAt = typeof body['sentAt'] === 'string' ? body['sentAt'] : undefined;
  if (type) {
    const messages = [{ ...body, type }];
    if (bytes > limits.messageBytes) checkSizes(messages);
    return { messages, sentAt };
  }
  const { batch, context } = body;
  if (!Array.isArray(batch)) throw badField('batch', 'must be a list of messages');
  if (context !== undefined && context !== null && !isObject(context)) {
    throw badField('context', 'must be an object');
  }
  if (bytes > limits.messageBytes) checkSizes(batch);
  return { messages: batch, context: context ?? undefined, sentAt };
}

function checkSizes(messages: readonly unknown[]): void {
  for (const [index, message] of messages.entries()) {
    if (messageBytes(message) <= limits.messageBytes) continue;
    throw new ProblemError(
      'message_too_large',
      `A message may have ${limits.messageBytes} bytes at most.`,
      { path: `batch.${index}` },
    );
  }
}

/** The size of a message as JSON; without end where it nests too deeply to be written. */
export function messageBytes(message: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? '');
  } catch (error) {
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

function badField(path: string, detail: string): ProblemError {
  return new ProblemError('invalid_field', `${path} ${detail}.`, { path });
}
