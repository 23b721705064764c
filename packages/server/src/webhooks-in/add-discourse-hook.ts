import { ProblemError, limits } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { signingKeys } from '../access/site-keys.js';
import type { Context } from '../app/context.js';
import type { RateLimits } from '../app/rate-limits.js';
import { isObject } from '../collector/json-object.js';
import type { JsonObject } from '../collector/json-object.js';
import type { Site } from '../sites/site.js';
import { isSigned } from './hook-secret.js';
import { mapDiscourse } from './map-discourse.js';

/** A long post comes three times over: as it was written, as HTML, and within its topic. */
const bodyLimit = 4 * limits.bodyBytes;

/**
 * `POST /v1/webhooks/discourse`: what Discourse tells at once, signed with the secret that
 * `ruche webhook discourse` prints. The signature is over the bytes of the body, so they are kept.
 */
export async function addDiscourseHook(
  app: FastifyInstance,
  context: Context,
  rates: RateLimits,
): Promise<void> {
  const ownerOf = async (request: FastifyRequest, body: Buffer): Promise<Site> => {
    const signature = headerOf(request, 'x-discourse-event-signature');
    const now = context.now();
    const owner = context.sites
      .all()
      .find((site) =>
        signingKeys(site, now).some(({ secret }) =>
          isSigned(body, signature, { secretKey: secret, source: 'discourse' }),
        ),
      );
    if (owner) return owner;
    await rates.countFailure(request);
    if (signature) throw new ProblemError('unknown_key', 'The signature is not right.');
    throw new ProblemError(
      'missing_credentials',
      'Give the webhook a secret, so that Discourse signs what it sends.',
    );
  };

  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    scope.post<{ Body: Buffer; Querystring: { texts?: string } }>(
      '/v1/webhooks/discourse',
      { bodyLimit },
      async (request) => {
        const receivedAt = context.now();
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const site = await ownerOf(request, bytes);
        const message = readHook(() =>
          mapDiscourse({
            event: headerOf(request, 'x-discourse-event'),
            type: headerOf(request, 'x-discourse-event-type'),
            eventId: headerOf(request, 'x-discourse-event-id'),
            instance: headerOf(request, 'x-discourse-instance').replace(/\/+$/, ''),
            body: parse(bytes),
            texts: request.query.texts === '1',
            receivedAt: receivedAt.toISOString(),
          }),
        );
        const result = await context.collector.take({
          site,
          messages: message ? [message] : [],
          trusted: true,
          receivedAt,
        });
        context.instruments.delivered(result);
        return result;
      },
    );
  });
}

/** A payload that is not as Discourse makes it is the sender’s fault. */
function readHook<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new ProblemError('invalid_field', `${path} ${issue?.message}.`, { path });
  }
}

function parse(bytes: Buffer): JsonObject {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (isObject(body)) return body;
  } catch {
    // Told below.
  }
  throw new ProblemError('malformed_body', 'The body must be a JSON object.');
}

function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
