import rateLimit from '@fastify/rate-limit';
import { ProblemError } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from '../sites/site.js';

const minute = 60_000;
/** Refused keys and tokens that one address may try in a minute. */
const failuresPerMinute = 300;

/** Counts requests and turns away who sends too many. Addresses stay in memory and are never stored. */
export interface RateLimits {
  /** Counts a request of a site. @throws ProblemError `rate_limited` */
  count(request: FastifyRequest, site: Site, options?: { byKey?: boolean }): Promise<void>;
  /** Counts a refused key or token of an address. @throws ProblemError `rate_limited` */
  countFailure(request: FastifyRequest): Promise<void>;
}

/** Makes the limits of an app; the numbers come from the site's settings at each request. */
export async function createRateLimits(app: FastifyInstance): Promise<RateLimits> {
  await app.register(rateLimit, { global: false });
  const byAddress = new Map<number, ReturnType<FastifyInstance['createRateLimit']>>();
  const byKey = new Map<number, ReturnType<FastifyInstance['createRateLimit']>>();
  const failures = app.createRateLimit({ max: failuresPerMinute, timeWindow: minute });

  const limiter = (
    limiters: typeof byAddress,
    max: number,
    keyGenerator: (request: FastifyRequest) => string,
  ) => {
    const known =
      limiters.get(max) ?? app.createRateLimit({ max, timeWindow: minute, keyGenerator });
    limiters.set(max, known);
    return known;
  };

  const check = async (request: FastifyRequest, limit: typeof failures): Promise<void> => {
    const result = await limit(request);
    if (result.isAllowed || !result.isExceeded) return;
    throw new ProblemError('rate_limited', 'Too many requests: come back later.', {
      retryAfter: Math.max(1, result.ttlInSeconds),
    });
  };

  return {
    async count(request, site, { byKey: alsoByKey = false } = {}) {
      const { requestsPerMinute, keyRequestsPerMinute, rateExempt } = site;
      if (rateExempt.includes(request.ip)) return;
      if (requestsPerMinute > 0) {
        const name = (sender: FastifyRequest) => `${site.id} ${sender.ip}`;
        await check(request, limiter(byAddress, requestsPerMinute, name));
      }
      if (alsoByKey && keyRequestsPerMinute > 0) {
        await check(
          request,
          limiter(byKey, keyRequestsPerMinute, () => `key ${site.id}`),
        );
      }
    },
    countFailure: (request) => check(request, failures),
  };
}
