import type { Alert } from '@ruche/schema';
import { postDueDigests } from '../digest/post-due-digests.js';
import { createAsk } from '../query/asker.js';
import type { Ask } from '../query/asker.js';
import { createRequestRun } from '../query/request-run.js';
import { createRecords } from '../records/records.js';
import type { Entry, Records } from '../records/records.js';
import type { Sites } from '../sites/open-sites.js';
import type { Site } from '../sites/site.js';
import type { Store, StoreLogger } from '../store/store.js';
import { createDeliveries } from '../webhooks/deliveries.js';
import type { Deliveries } from '../webhooks/deliveries.js';
import type { KeptAlert, KeptRule } from './alert-record.js';
import { checkRule } from './check-rule.js';

/** What {@link createAlertWatch} takes. */
export interface AlertWatchOptions {
  store: Store;
  sites: Sites;
  log: Pick<StoreLogger, 'warn'>;
  /** @defaultValue the system's clock */
  now?: () => Date;
  /** @defaultValue the global one */
  fetch?: typeof globalThis.fetch;
  /** How often it looks whether something is to be posted; rules are judged every twentieth time. @defaultValue 30 seconds */
  lookEveryMs?: number | undefined;
}

/** Judges rules, posts alerts and digests. */
export interface AlertWatch {
  /** Judges every rule and posts what is due, once. */
  check(): Promise<void>;
  /** Posts again what is due again. */
  deliver(): Promise<void>;
  /** Does both on a schedule until it is told to stop. */
  start(): void;
  /** Ends once what runs has ended. */
  stop(): Promise<void>;
}

const defaultLookEveryMs = 30_000;
const checkEvery = 20;

/** Makes the watch of a collector. */
export function createAlertWatch(options: AlertWatchOptions): AlertWatch {
  const { store, sites, log, now = () => new Date(), fetch } = options;
  const { lookEveryMs = defaultLookEveryMs } = options;
  const records = createRecords({ store, now });
  const deliveries = createDeliveries({ records, now, ...(fetch ? { fetch } : {}) });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ticks = 0;

  const eachSite = async (work: (site: Site) => Promise<void>): Promise<void> => {
    for (const site of sites.all()) {
      await work(site).catch((err: unknown) => log.warn({ err }, 'alerts could not be checked'));
    }
  };
  const deliver = (): Promise<void> => eachSite((site) => deliveries.deliver(site.id));
  const check = async (): Promise<void> => {
    await eachSite(async (site) => {
      const time = now();
      const run = createRequestRun({ store });
      const access = { site: site.id, role: 'manager', groups: '*' } as const;
      const ask = createAsk({ reader: { site, access }, run, asOf: time });
      await checkRules({ site, records, deliveries, ask, now: time, log });
      await postDueDigests({ site, records, deliveries, ask, run, now: time, log });
    });
    await deliver();
  };
  const tick = async (): Promise<void> => {
    ticks += 1;
    await (ticks % checkEvery === 1 ? check() : deliver());
  };

  return {
    check,
    deliver,
    start() {
      // One after the other: a slow receiver holds up nothing but the next look.
      timer = setInterval(() => {
        running = running.then(tick);
      }, lookEveryMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function checkRules(options: {
  site: Site;
  records: Records;
  deliveries: Deliveries;
  ask: Ask;
  now: Date;
  log: AlertWatchOptions['log'];
}): Promise<void> {
  const { site, records, deliveries, ask, now, log } = options;
  const rules = await records.list<KeptRule>(site.id, 'alert_rule');
  if (rules.length === 0) return;
  const known = await records.list<KeptAlert>(site.id, 'alert');
  for (const rule of rules) {
    const alerts = known.filter(({ body }) => body.rule.id === rule.id);
    try {
      const found = await checkRule({ rule, alerts, ask, now });
      if (found) await tell(found, rule);
    } catch (err) {
      log.warn({ err, rule: rule.id }, 'an alert rule could not be judged');
    }
  }

  async function tell({ id, ...body }: Omit<Alert, 'group'>, rule: Entry<KeptRule>): Promise<void> {
    const { group } = rule;
    if (known.some((alert) => alert.id === id)) return;
    await records.put({ site: site.id, kind: 'alert', id, group, body });
    const target = rule.body.webhook;
    if (!target) return;
    const payload = { type: 'alert', site: site.id, id, group, ...body };
    await deliveries.add(site.id, { id: `alert.${id}`, group, payload, target });
  }
}
