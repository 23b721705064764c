import type { ErasureResult, MemberExport } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createPersonKeys } from '../../collector/person-keys.js';
import { exportMember } from '../../erasure/export-member.js';
import type { Site } from '../../sites/site.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { needsOwner, readAccess } from '../read-access.js';
import { readId } from '../read-input.js';

interface Route {
  Params: { id: string };
}

/** What a rewrite leaves behind is removed by then. */
const fileLifetimeMs = 15 * 60_000;

/** `DELETE /v1/members/:id` and `GET /v1/members/:id/export`: what the law gives a person a right to. */
export function keepMembers(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const { store, now, log, eraser } = context;
  app.addHook('onReady', () => {
    eraser.resume().catch((error: unknown) => {
      log.error({ err: error }, 'an erasure that was cut off cannot be ended yet');
    });
  });

  /** Lets the owner of the site through, and the very person. */
  const concerned = async (request: FastifyRequest<Route>) => {
    const { site, access } = await readAccess(request, { context, rates });
    const member = readId(request.params.id);
    const isOwner = access?.role === 'admin' && !access.metrics && access.groups === '*';
    if (!isOwner && access?.member !== member) throw needsOwner();
    const person = personOf(site, member);
    // The trail says that it was done, not to whom: the key alone leads to nobody.
    request.auditTarget = person;
    return { site: site.id, member, person };
  };

  app.delete<Route>('/v1/members/:id', async (request, reply): Promise<ErasureResult> => {
    const { site, member, person } = await concerned(request);
    const rows = await eraser.erase(site, member, person);
    reply.header('Cache-Control', 'no-store');
    const filesGoneBy = new Date(now().getTime() + fileLifetimeMs).toISOString();
    return { erased: true, rows, filesGoneBy };
  });

  app.get<Route>(
    '/v1/members/:id/export',
    { config: { audited: true } },
    async (request, reply): Promise<MemberExport> => {
      const { site, member, person } = await concerned(request);
      reply.header('Cache-Control', 'private, no-store');
      return exportMember({ store, site, member, person, asOf: now() });
    },
  );
}

function personOf({ personKey }: Site, member: string): string {
  return createPersonKeys(personKey, 1).person(member);
}
