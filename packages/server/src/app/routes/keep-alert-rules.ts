import { ProblemError, alertRuleSettingsSchema, reaches } from '@ruche/schema';
import type { AlertRule, AlertRuleList, AlertRuleSettings } from '@ruche/schema';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KeptRule } from '../../alerts/alert-record.js';
import { alertQuestion } from '../../alerts/check-rule.js';
import { createAsk } from '../../query/asker.js';
import { createRequestRun } from '../../query/request-run.js';
import type { Entry } from '../../records/records.js';
import { readTarget, showTarget } from '../../webhooks/webhook-target.js';
import type { Context } from '../context.js';
import type { RateLimits } from '../rate-limits.js';
import { readId, readInput } from '../read-input.js';
import { recordsOf } from '../records-of.js';
import { mustManage, settingsAccess } from '../settings-access.js';
import type { KnownReader } from '../settings-access.js';
import { whenGone } from '../when-gone.js';

interface Route {
  Params: { id: string };
  Querystring: { group?: string };
}

/** `/v1/alerts/rules` and `/v1/alerts/rules/:id`: when to tell somebody. */
export function keepAlertRules(app: FastifyInstance, context: Context, rates: RateLimits): void {
  const records = recordsOf<KeptRule>(context, 'alert_rule');
  const access = { context, rates };

  app.get<Route>('/v1/alerts/rules', async (request, reply): Promise<AlertRuleList> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    const entries = await records.list(reader, request.query.group);
    return { rules: entries.map((entry) => withoutAddress(toRule(entry), reader)) };
  });

  app.get<Route>('/v1/alerts/rules/:id', async (request, reply): Promise<AlertRule> => {
    const reader = await settingsAccess(request, access);
    reply.header('Cache-Control', 'private, no-store');
    return withoutAddress(toRule(await records.find(reader, readId(request.params.id))), reader);
  });

  app.put<Route>('/v1/alerts/rules/:id', async (request, reply): Promise<AlertRule> => {
    const reader = await settingsAccess(request, access);
    const id = readId(request.params.id);
    const { webhook, ...settings } = readInput(alertRuleSettingsSchema, request.body);
    const group = settings.group ?? null;
    const before = await records.mayChange(reader, id, group);
    refuseUnclear(settings);
    const target =
      webhook &&
      readTarget({
        settings: webhook,
        before: before?.body.webhook ?? undefined,
        site: reader.site,
        access: reader.access,
      });
    const rule: KeptRule = { ...settings, webhook: target?.target ?? null };
    await refuseUnanswered(reader, reply, rule, group);
    reply.header('Cache-Control', 'no-store');
    return toRule(await records.put(reader, id, group, rule), target?.isNew);
  });

  app.delete<Route>('/v1/alerts/rules/:id', async (request, reply) => {
    const reader = await settingsAccess(request, access);
    const entry = await records.find(reader, readId(request.params.id));
    mustManage(reader, entry.group);
    await records.remove(reader, entry.id);
    return reply.code(204).send();
  });

  /** What can be told of a metric is what its setter may know of it. */
  async function refuseUnanswered(
    reader: KnownReader,
    reply: FastifyReply,
    rule: KeptRule,
    group: string | null,
  ): Promise<void> {
    const run = createRequestRun({ store: context.store, signal: whenGone(reply) });
    const ask = createAsk({ reader, run, asOf: context.now() });
    const { series } = await ask(alertQuestion(rule, group));
    if (series) return;
    throw new ProblemError('invalid_field', `"${rule.metric}" has no series to watch.`, {
      path: 'metric',
    });
  }
}

function refuseUnclear({ when, threshold, days, interval }: Omit<AlertRuleSettings, 'webhook'>) {
  if ((when === 'below' || when === 'above') && threshold === undefined) {
    throw new ProblemError('invalid_field', `"${when}" needs a threshold.`, { path: 'threshold' });
  }
  if (when !== 'silent') return;
  if (days === undefined) {
    throw new ProblemError('invalid_field', '"silent" needs a number of days.', { path: 'days' });
  }
  if (interval !== 'day') {
    throw new ProblemError('invalid_field', 'Silence is counted in days.', { path: 'interval' });
  }
}

function toRule({ id, group, at, body }: Entry<KeptRule>, isNew = false): AlertRule {
  const webhook = body.webhook && showTarget(body.webhook, isNew);
  return { ...body, id, group, webhook, changed: at };
}

/** Who knows the address of a webhook can often post to it: it is for managers. */
function withoutAddress(rule: AlertRule, { access }: KnownReader): AlertRule {
  return reaches(access.role, 'manager') ? rule : { ...rule, webhook: null };
}
