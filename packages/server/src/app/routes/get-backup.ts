import { ProblemError } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { packBackup } from '../../backup/pack-backup.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readAccess } from '../read-access.js';

/** `GET /v1/backup`: everything, keys included. So it is for who has a secret key, whatever a token says. */
export function getBackup(app: FastifyInstance, context: Context, rates: RateLimits): void {
  app.get('/v1/backup', { config: { audited: true } }, async (request, reply) => {
    const { site, access } = await readAccess(request, { context, rates });
    if (!access?.key) throw new ProblemError('forbidden', 'This needs the secret key.');
    const archive = await packBackup({ store: context.store, site: site.id, now: context.now });
    reply.header('Cache-Control', 'private, no-store');
    return reply.type('application/x-tar').send(archive);
  });
}
