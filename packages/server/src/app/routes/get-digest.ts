import { readLocale } from '@ruche/metrics';
import { digestQuerySchema } from '@ruche/schema';
import type { DigestFormat } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { composeDigest } from '../../digest/compose-digest.js';
import { createAsk } from '../../query/asker.js';
import { findGroup } from '../../query/find-group.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readInput } from '../read-input.js';
import { mustRead, settingsAccess } from '../settings-access.js';
import { whenGone } from '../when-gone.js';

const types: Readonly<Record<Exclude<DigestFormat, 'json'>, string>> = {
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** `GET /v1/digest`: the key figures of a period, in sentences. */
export function getDigest(app: FastifyInstance, context: Context, rates: RateLimits): void {
  app.get('/v1/digest', async (request, reply) => {
    const reader = await settingsAccess(request, { context, rates });
    const { format, locale, ...query } = readInput(digestQuerySchema, request.query);
    const { group } = query;
    mustRead(reader, group ?? null);
    const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
    const { site } = reader;
    const found = group === undefined ? undefined : await findGroup(run, site.id, group);
    const digest = await composeDigest({
      query,
      locale: readLocale(locale ?? site.locale),
      name: group === undefined ? site.name : (found?.name ?? group),
      ask: createAsk({ reader, run, asOf: context.now() }),
    });
    reply.header('Cache-Control', 'private, no-store');
    return format === 'json' ? digest : reply.type(types[format]).send(digest[format]);
  });
}
