import { readLocale } from '@ruche/metrics';
import { ProblemError, objectiveSettingsSchema } from '@ruche/schema';
import type { Objective, ObjectiveList, ObjectiveSettings } from '@ruche/schema';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { describeObjective } from '../../objectives/describe-objective.js';
import { checkObjective } from '../../objectives/check-objective.js';
import { createAsk } from '../../query/asker.js';
import { findGroup } from '../../query/find-group.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Entry } from '../../records/records.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readId, readInput } from '../read-input.js';
import { recordsOf } from '../records-of.js';
import { settingsAccess } from '../settings-access.js';
import type { KnownReader } from '../settings-access.js';
import { whenGone } from '../when-gone.js';

interface Route {
  Params: { id: string };
  Querystring: { group?: string; locale?: string };
}

/** `GET /v1/objectives`; `GET`, `PUT` and `DELETE /v1/objectives/:id`. */
export function keepObjectives(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const records = recordsOf<ObjectiveSettings>(context, 'objective');
  const access = { context, rates };

  const describer = (reader: KnownReader, reply: FastifyReply, locale?: string) => {
    const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
    const now = context.now();
    const ask = createAsk({ reader, run, asOf: now });
    const zoneOf = async (group: string | null): Promise<string> => {
      const found = group === null ? undefined : await findGroup(run, reader.site.id, group);
      return found?.timezone ?? reader.site.timezone;
    };
    const language = readLocale(locale ?? reader.site.locale);
    reply.header('Cache-Control', 'private, no-store');
    return {
      ask,
      zoneOf,
      describe: async (entry: Entry<ObjectiveSettings>, withPast: boolean): Promise<Objective> =>
        describeObjective({
          ...{ entry, ask, now, withPast, locale: language },
          versions: await records.history(reader, entry.id),
          timezone: await zoneOf(entry.group),
        }),
    };
  };

  app.get<Route>('/v1/objectives', async (request, reply): Promise<ObjectiveList> => {
    const { group, locale } = request.query;
    const reader = await settingsAccess(request, access);
    const { describe } = describer(reader, reply, locale);
    const entries = await records.list(reader, group);
    return { objectives: await Promise.all(entries.map((entry) => describe(entry, false))) };
  });

  app.get<Route>('/v1/objectives/:id', async (request, reply): Promise<Objective> => {
    const reader = await settingsAccess(request, access);
    const entry = await records.find(reader, readId(request.params.id));
    return describer(reader, reply, request.query.locale).describe(entry, true);
  });

  app.put<Route>('/v1/objectives/:id', async (request, reply): Promise<Objective> => {
    const reader = await settingsAccess(request, access);
    const id = readId(request.params.id);
    const settings = withIds(readInput(objectiveSettingsSchema, request.body));
    const group = settings.group ?? null;
    await records.mayChange(reader, id, group);
    const { ask, zoneOf, describe } = describer(reader, reply, request.query.locale);
    await checkObjective({ settings, ask, timezone: await zoneOf(group), now: context.now() });
    return describe(await records.put(reader, id, group, settings), true);
  });

  app.delete<Route>('/v1/objectives/:id', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    await records.remove(reader, readId(request.params.id));
    return reply.code(204).send();
  });
}

/** A key result keeps its history by its id; without one its place is its name. */
function withIds(settings: ObjectiveSettings): ObjectiveSettings {
  const keyResults = settings.keyResults.map((result, index) => ({
    ...result,
    id: result.id ?? `kr${index + 1}`,
  }));
  const ids = keyResults.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice < 0) return { ...settings, keyResults };
  throw new ProblemError('invalid_field', `"${ids[twice]}" is the id of two key results.`, {
    path: `keyResults.${twice}.id`,
  });
}
