import { randomUUID } from 'node:crypto';
import { ProblemError, annotationSettingsSchema } from '@ruche/schema';
import type { Annotation, AnnotationList, AnnotationSettings } from '@ruche/schema';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { effectOf } from '../../annotations/effect-of.js';
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
}

const querySchema = z.looseObject({
  group: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  metric: z.string().optional(),
  days: z.coerce.number().int().min(1).max(366).default(28),
});

/** Before and after are measured for so many annotations of a list at most. */
const mostEffects = 50;

/** `/v1/annotations` and `/v1/annotations/:id`: what happened, and a metric before and after it. */
export function keepAnnotations(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const records = recordsOf<AnnotationSettings>(context, 'annotation');
  const access = { context, rates };

  const describer = (reader: KnownReader, reply: FastifyReply, query: unknown) => {
    const {
      group: _,
      from: __,
      to: ___,
      metric,
      days,
      ...parameters
    } = readInput(querySchema, query);
    const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
    const now = context.now();
    const ask = createAsk({ reader, run, asOf: now });
    reply.header('Cache-Control', 'private, no-store');
    return async (entry: Entry<AnnotationSettings>): Promise<Annotation> => {
      const annotation = toAnnotation(entry);
      if (metric === undefined) return annotation;
      const { group } = entry;
      const found = group === null ? undefined : await findGroup(run, reader.site.id, group);
      const timezone = found?.timezone ?? reader.site.timezone;
      const asked = { group, timezone, metric, days, parameters, ask, now };
      return { ...annotation, effect: await effectOf({ annotation: entry.body, ...asked }) };
    };
  };

  app.get('/v1/annotations', async (request, reply): Promise<AnnotationList> => {
    const reader = await settingsAccess(request, access);
    const { group, from, to, metric } = readInput(querySchema, request.query);
    const describe = describer(reader, reply, request.query);
    const entries = (await records.list(reader, group))
      .filter(({ body: { date, end = date } }) => (!from || end >= from) && (!to || date < to))
      .toSorted((a, b) => (a.body.date < b.body.date ? -1 : 1));
    if (metric !== undefined && entries.length > mostEffects) {
      throw new ProblemError(
        'invalid_field',
        `Before and after are given for ${mostEffects} annotations at most: narrow from and to.`,
        { path: 'metric' },
      );
    }
    return { annotations: await Promise.all(entries.map(describe)) };
  });

  app.post('/v1/annotations', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    return reply.code(201).send(await write(reader, randomUUID(), request.body));
  });

  app.get<Route>('/v1/annotations/:id', async (request, reply): Promise<Annotation> => {
    const reader = await settingsAccess(request, access);
    const entry = await records.find(reader, readId(request.params.id));
    return describer(reader, reply, request.query)(entry);
  });

  app.put<Route>('/v1/annotations/:id', async (request): Promise<Annotation> => {
    const reader = await settingsAccess(request, access);
    return write(reader, readId(request.params.id), request.body);
  });

  app.delete<Route>('/v1/annotations/:id', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    await records.remove(reader, readId(request.params.id));
    return reply.code(204).send();
  });

  const write = async (reader: KnownReader, id: string, body: unknown): Promise<Annotation> => {
    const settings = readInput(annotationSettingsSchema, body);
    if (settings.end !== undefined && settings.end < settings.date) {
      throw new ProblemError('invalid_field', 'It ends before it begins.', { path: 'end' });
    }
    const group = settings.group ?? null;
    await records.mayChange(reader, id, group);
    return toAnnotation(await records.put(reader, id, group, settings));
  };
}

function toAnnotation({ id, group, at, body }: Entry<AnnotationSettings>): Annotation {
  return { ...body, id, group, changed: at };
}
