import { catalogue } from '@ruche/metrics';
import { deliverySchema } from '@ruche/schema';
import type { Alert, AlertList } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { KeptAlert } from '../../alerts/alert-record.js';
import { isOpenTo } from '../../guard/may-ask.js';
import type { Entry } from '../../records/records.js';
import type { KeptDelivery } from '../../webhooks/deliveries.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readInput } from '../read-input.js';
import { recordsOf } from '../records-of.js';
import { settingsAccess } from '../settings-access.js';

const querySchema = z.strictObject({
  group: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** `GET /v1/alerts`: the latest first, of the metrics that the reader may ask for. */
export function getAlerts(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const alerts = recordsOf<KeptAlert>(context, 'alert');
  const deliveries = recordsOf<KeptDelivery>(context, 'delivery');

  app.get('/v1/alerts', async (request, reply): Promise<AlertList> => {
    const reader = await settingsAccess(request, { context, rates });
    const { group, limit } = readInput(querySchema, request.query);
    const all = await alerts.list(reader, group);
    const sent = new Map((await deliveries.list(reader, group)).map((entry) => [entry.id, entry]));
    const shown = all
      .filter((entry) => {
        const { id } = entry.body.metric;
        const audience = catalogue.find((metric) => metric.id === id)?.audience;
        return isOpenTo(reader, { metric: id, audience, group: entry.group ?? undefined });
      })
      .toSorted((a, b) => b.version - a.version)
      .slice(0, limit);
    reply.header('Cache-Control', 'private, no-store');
    return { alerts: shown.map((entry) => toAlert(entry, sent.get(`alert.${entry.id}`))) };
  });
}

function toAlert({ id, group, body }: Entry<KeptAlert>, sent?: Entry<KeptDelivery>): Alert {
  const delivery = sent && deliverySchema.parse(sent.body);
  return { id, group, ...body, ...(delivery ? { delivery } : {}) };
}
