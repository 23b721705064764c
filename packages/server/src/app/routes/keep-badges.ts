import { badgeRuleSettingsSchema } from '@ruche/schema';
import type { BadgeRule, BadgeRuleList, BadgeRuleSettings } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import type { Entry } from '../../records/records.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readId, readInput } from '../read-input.js';
import { recordsOf } from '../records-of.js';
import { settingsAccess } from '../settings-access.js';

interface Route {
  Params: { id: string };
}

/**
 * `/v1/badges` and `/v1/badges/:id`: what a member must do for a badge. The rules are the site's, so every
 * reader may see them, and only managers of the whole site set them.
 */
export function keepBadges(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const records = recordsOf<BadgeRuleSettings>(context, 'badge');
  const access = { context, rates };
  const everything = { groups: '*' } as const;

  app.get('/v1/badges', async (request, reply): Promise<BadgeRuleList> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    const all = await records.list({ ...reader, access: { ...reader.access, ...everything } });
    return { badges: all.map(toRule) };
  });

  app.get<Route>('/v1/badges/:id', async (request, reply): Promise<BadgeRule> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    const known = { ...reader, access: { ...reader.access, ...everything } };
    return toRule(await records.find(known, readId(request.params.id)));
  });

  app.put<Route>('/v1/badges/:id', async (request): Promise<BadgeRule> => {
    const reader = await settingsAccess(request, access);
    const id = readId(request.params.id);
    const settings = readInput(badgeRuleSettingsSchema, request.body);
    await records.mayChange(reader, id, null);
    return toRule(await records.put(reader, id, null, settings));
  });

  app.delete<Route>('/v1/badges/:id', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    await records.remove(reader, readId(request.params.id));
    return reply.code(204).send();
  });
}

function toRule({ id, at, body }: Entry<BadgeRuleSettings>): BadgeRule {
  return { id, ...body, changed: at };
}
