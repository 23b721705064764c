import { digestScheduleSettingsSchema, reaches } from '@ruche/schema';
import type { DigestSchedule, DigestScheduleList } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import type { KeptSchedule } from '../../digest/post-due-digests.js';
import type { Entry } from '../../records/records.js';
import { readTarget, showTarget } from '../../webhooks/webhook-target.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readId, readInput } from '../read-input.js';
import { recordsOf } from '../records-of.js';
import { outOfReach, settingsAccess } from '../settings-access.js';
import type { KnownReader } from '../settings-access.js';

interface Route {
  Params: { id: string };
  Querystring: { group?: string };
}

/** `/v1/digest/schedules` and `/v1/digest/schedules/:id`: digests that are posted to a webhook. Managers only. */
export function keepDigestSchedules(
  app: FastifyInstance,
  context: Context,
  rates: RateLimits,
): void {
  const records = recordsOf<KeptSchedule>(context, 'digest');
  const access = { context, rates };

  app.get<Route>('/v1/digest/schedules', async (request, reply): Promise<DigestScheduleList> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    mustBeManager(reader);
    const entries = await records.list(reader, request.query.group);
    return { schedules: entries.map((entry) => toSchedule(entry)) };
  });

  app.get<Route>('/v1/digest/schedules/:id', async (request, reply): Promise<DigestSchedule> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    mustBeManager(reader);
    return toSchedule(await records.find(reader, readId(request.params.id)));
  });

  app.put<Route>('/v1/digest/schedules/:id', async (request, reply): Promise<DigestSchedule> => {
    const reader = await settingsAccess(request, access);
    const id = readId(request.params.id);
    const { webhook, ...settings } = readInput(digestScheduleSettingsSchema, request.body);
    const group = settings.group ?? null;
    const before = await records.mayChange(reader, id, group);
    const { target, isNew } = readTarget({
      settings: webhook,
      before: before?.body.webhook,
      site: reader.site,
      access: reader.access,
    });
    reply.header('Cache-Control', 'no-store');
    const entry = await records.put(reader, id, group, { ...settings, webhook: target });
    return toSchedule(entry, isNew);
  });

  app.delete<Route>('/v1/digest/schedules/:id', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    await records.remove(reader, readId(request.params.id));
    return reply.code(204).send();
  });
}

function toSchedule(entry: Entry<KeptSchedule>, isNew = false): DigestSchedule {
  const { id, group, at, body } = entry;
  return { ...body, id, group, webhook: showTarget(body.webhook, isNew), changed: at };
}

/** Who knows the address of a webhook can often post to it. */
function mustBeManager({ access }: KnownReader): void {
  if (!reaches(access.role, 'manager')) throw outOfReach();
}
