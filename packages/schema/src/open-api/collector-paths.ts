import type { ProblemCode } from '../problem-codes.js';
import { messageTypes, type MessageType } from '../messages/message-types.js';
import { batch, batchAccepted, batchPartly, messages } from './examples.js';
import { json, operation, refer, requestBody, response, type Part } from './operation.js';

const bodies = ['application/json', 'text/plain'];

const problems: ProblemCode[] = [
  'malformed_body',
  'invalid_field',
  'missing_credentials',
  'unknown_key',
  'origin_not_allowed',
  'body_too_large',
  'message_too_large',
  'rate_limited',
  'store_unavailable',
];

const trust =
  'The write key comes in the body or as the Basic user name; the secret key as a Bearer token, which makes the ' +
  'messages verified. Bodies may be gzipped.';

/** The Segment tracking API: a batch, and one message in its long and its short form. */
export function collectorPaths(): Record<string, Part> {
  const paths: Record<string, Part> = { '/v1/batch': { post: batchOperation() } };
  for (const type of messageTypes) {
    paths[`/v1/${type}`] = { post: messageOperation(type, type) };
    paths[`/v1/${type.charAt(0)}`] = { post: messageOperation(type, `${type}Short`) };
  }
  return paths;
}

function batchOperation(): Part {
  return operation({
    id: 'batch',
    tag: 'Collector',
    summary: 'Takes messages',
    description: `Answers once the accepted messages are durable. A message that fails is listed and its neighbours are kept. ${trust}`,
    security: ['writeKey', 'secretKey'],
    request: requestBody(json(refer('Batch'), { batch }, bodies)),
    responses: {
      '200': response(
        'What was accepted is durable',
        json(refer('BatchResult'), { accepted: batchAccepted, partly: batchPartly }),
      ),
    },
    problems,
  });
}

function messageOperation(type: MessageType, id: string): Part {
  const { type: _, ...body } = messages[type];
  return operation({
    id,
    tag: 'Collector',
    summary: `Takes one ${type} message`,
    description: `The type may be left out of the body. ${trust}`,
    security: ['writeKey', 'secretKey'],
    request: requestBody(json(refer('Message'), { [type]: body }, bodies)),
    responses: {
      '200': response(
        'The message is durable',
        json(refer('BatchResult'), { accepted: { ...batchAccepted, accepted: 1 } }),
      ),
    },
    problems,
  });
}
