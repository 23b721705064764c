import { readInstant } from '@ruche/metrics';
import type { Run } from '@ruche/metrics';
import type { DigestScheduleSettings } from '@ruche/schema';
import type { Ask } from '../query/asker.js';
import { findGroup } from '../query/find-group.js';
import type { Records } from '../records/records.js';
import type { Site } from '../sites/site.js';
import type { StoreLogger } from '../store/store.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import type { WebhookTarget } from '../webhooks/webhook-target.js';
import { composeDigest } from './compose-digest.js';

/** A schedule as it is kept: with the secret of its webhook. */
export type KeptSchedule = Omit<DigestScheduleSettings, 'webhook'> & { webhook: WebhookTarget };

const periods = { week: 'last-week', month: 'last-month' } as const;

/** What {@link postDueDigests} takes. */
export interface PostDueDigestsOptions {
  site: Site;
  records: Records;
  deliveries: Deliveries;
  ask: Ask;
  run: Run;
  now: Date;
  log: Pick<StoreLogger, 'warn'>;
}

/** Posts the digest of the last week or month once, for every schedule that was there when it ended. */
export async function postDueDigests(options: PostDueDigestsOptions): Promise<void> {
  const { site, records, deliveries, ask, run, log } = options;
  const schedules = await records.list<KeptSchedule>(site.id, 'digest');
  for (const { id, group, at, body } of schedules) {
    try {
      const found = group === null ? undefined : await findGroup(run, site.id, group);
      const name = group === null ? site.name : (found?.name ?? group);
      const query = { period: periods[body.every], ...(group === null ? {} : { group }) };
      const { window } = await ask({ metric: 'posts', compare: 'none', ...query });
      // A schedule that is set today begins with the week or month that it is set in.
      const over = readInstant(window.to, window.timezone, 'period').epochMilliseconds;
      if (Date.parse(at) >= over) continue;
      const known = await records.find(site.id, 'delivery', idOf(id, window.from));
      if (known) continue;
      const digest = await composeDigest({ query, locale: body.locale, name, ask });
      await deliveries.add(site.id, {
        id: idOf(id, window.from),
        group,
        payload: { type: 'digest', site: site.id, schedule: id, ...digest },
        target: body.webhook,
      });
    } catch (err) {
      log.warn({ err, schedule: id }, 'a digest could not be written');
    }
  }
}

function idOf(schedule: string, from: string): string {
  return `digest.${schedule}.${from.slice(0, 10)}`;
}
