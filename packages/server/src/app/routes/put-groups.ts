import { ProblemError, groupSettingsSchema, rosterSchema } from '@ruche/schema';
import type { Group, GroupList, RosterResult } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { covers } from '../../access/access.js';
import type { Access } from '../../access/access.js';
import { describeGroup } from '../../query/describe-group.js';
import { listGroups } from '../../query/find-group.js';
import { replaceRoster } from '../../query/replace-roster.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { ownerAccess, readAccess } from '../read-access.js';
import { readId, readInput } from '../read-input.js';
import { varyBy } from '../vary-by.js';

interface GroupParams {
  Params: { id: string };
}

/** A roster of 100,000 people with their traits fits. */
const rosterBytes = 32 * 1024 * 1024;

/** `GET /v1/groups`, `PUT /v1/groups/:id`, `PUT /v1/groups/:id/members`. */
export function putGroups(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const { store } = context;

  app.get<{ Querystring: { site?: string } }>('/v1/groups', async (request, reply) => {
    const { site: named } = request.query;
    const { site, access } = await readAccess(request, { context, rates, site: named });
    const { publicGroups } = site;
    const all = await listGroups(createRequestRun({ store }), site.id);
    const groups = all.filter(({ id }) =>
      access ? covers(access, id) : publicGroups === '*' || publicGroups.includes(id),
    );
    varyBy(reply, 'Authorization');
    reply.header('Cache-Control', 'private, no-store');
    return { groups } satisfies GroupList;
  });

  app.put<GroupParams>('/v1/groups/:id', async (request): Promise<Group> => {
    const { site, access } = await ownerAccess(request, { context, rates });
    const id = within(request.params.id, access);
    const settings = readInput(groupSettingsSchema, request.body);
    return describeGroup({ context, site, id, settings });
  });

  app.put<GroupParams>(
    '/v1/groups/:id/members',
    { bodyLimit: rosterBytes },
    async (request): Promise<RosterResult> => {
      const { site, access } = await ownerAccess(request, { context, rates });
      const id = within(request.params.id, access);
      const { members } = readInput(rosterSchema, request.body);
      return replaceRoster({ context, site, group: id, members });
    },
  );
}

function within(id: string, access: Access | undefined): string {
  if (access && covers(access, readId(id))) return id;
  throw new ProblemError('forbidden', 'There is no such group within the reach of this token.');
}
