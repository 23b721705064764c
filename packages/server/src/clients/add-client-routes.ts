import { ProblemError, limits, messageTypes } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../app/context.js';
import type { RateLimits } from '../app/rate-limits.js';
import type { TakeMessages } from '../app/take-messages.js';
import { rudderStackSettings, segmentSettings } from './client-settings.js';

/**
 * The addresses that other people's libraries use beside those of the tracking API, so that each of them
 * needs no more than another host name: Segment's batches from pages, RudderStack's beacons, Jitsu's own
 * paths, and the settings that Segment's and RudderStack's libraries for pages fetch before they send.
 */
export function addClientRoutes(
  app: FastifyInstance,
  { sites }: Context,
  { rates, take }: { rates: RateLimits; take: TakeMessages },
): void {
  // An answer of a few numbers gains nothing by being compressed.
  const options = { bodyLimit: limits.bodyBytes, compress: false } as const;
  app.post('/v1/b', options, (request) => take(request));

  app.post<{ Querystring: { writeKey?: string } }>('/beacon/v1/batch', options, (request) =>
    take(request, { writeKey: textOf(request.query.writeKey) }),
  );

  for (const type of messageTypes) {
    for (const path of [`/api/s/${type}`, `/api/s/s2s/${type}`]) {
      app.post(path, options, (request) =>
        take(request, { type, authorization: ofJitsu(request.headers['x-write-key']) }),
      );
    }
  }

  /** The collector's own address, as the asking page reaches it. */
  const endpointOf = ({ protocol, host }: FastifyRequest): URL =>
    new URL(`${protocol}://${host}${app.prefix}`);

  /** Both libraries ask by write key only: what they are told is the same for everybody who has it. */
  const checkKey = async (request: FastifyRequest, key: string): Promise<void> => {
    if (sites.byWriteKey(key)) return;
    await rates.countFailure(request);
    throw new ProblemError('unknown_key', 'The key is not one of this collector’s.');
  };

  app.get<{ Params: { writeKey: string } }>(
    '/v1/projects/:writeKey/settings',
    async (request, reply) => {
      const { writeKey } = request.params;
      await checkKey(request, writeKey);
      reply.header('Cache-Control', 'public, max-age=300');
      return segmentSettings({ writeKey, endpoint: endpointOf(request) });
    },
  );

  for (const path of ['/sourceConfig', '/sourceConfig/']) {
    app.get<{ Querystring: { writeKey?: string } }>(path, async (request, reply) => {
      const writeKey = textOf(request.query.writeKey) ?? '';
      await checkKey(request, writeKey);
      reply.header('Cache-Control', 'public, max-age=300');
      return rudderStackSettings({ writeKey, endpoint: endpointOf(request) });
    });
  }
}

/** Jitsu's libraries insist on a key of two parts; the first is ours, as a Basic user name would be. */
function ofJitsu(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string') return undefined;
  const [key = ''] = header.split(':');
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
