import type { AuditList } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mostEntries, readTrail } from '../../audit/audit-trail.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { siteOwnerAccess } from '../read-access.js';
import { readInput } from '../read-input.js';

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(mostEntries).default(100),
});

/** `GET /v1/audit`: administrative acts, the latest first. For admins of the whole site. */
export function getAudit(app: FastifyInstance, context: Context, rates: RateLimits): void {
  app.get('/v1/audit', async (request, reply): Promise<AuditList> => {
    const { site } = await siteOwnerAccess(request, { context, rates });
    const { limit } = readInput(querySchema, request.query);
    reply.header('Cache-Control', 'private, no-store');
    return { entries: readTrail(context.store.dir, site.id, limit) };
  });
}
