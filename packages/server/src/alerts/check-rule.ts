import type { Alert } from '@ruche/schema';
import type { Ask } from '../query/asker.js';
import type { Entry } from '../records/records.js';
import type { KeptAlert, KeptRule } from './alert-record.js';
import { judgeSeries } from './judge-series.js';

/** How far back a rule looks, so that it knows what is usual. */
const periods = { day: 'P90D', week: 'P6M', month: 'P2Y' } as const;

/** A bucket is judged once it is over for so long: what was sent in its last moment is there by then. */
const settleMs = 15 * 60_000;

/** What {@link checkRule} takes. */
export interface CheckRuleOptions {
  rule: Entry<KeptRule>;
  /** The alerts of this rule so far. */
  alerts: readonly Entry<KeptAlert>[];
  ask: Ask;
  now: Date;
}

/** Judges one rule. Undefined where there is nothing to tell, or it was told. */
export async function checkRule(
  options: CheckRuleOptions,
): Promise<Omit<Alert, 'group'> | undefined> {
  const { rule, alerts, ask, now } = options;
  const { body, group, id } = rule;
  const { name, when, threshold, days } = body;
  const asOf = new Date(now.getTime() - settleMs);
  const answer = await ask(alertQuestion(body, group), asOf);
  const last = alerts
    .map((alert) => alert.body.bucket)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  const finding = judgeSeries(answer, body, last);
  if (!finding) return undefined;
  const { metric } = answer;
  return {
    id: `${id}.${finding.bucket.slice(0, 10)}`,
    rule: { id, name },
    metric: { id: metric.id, label: metric.label, unit: metric.unit },
    when,
    bucket: finding.bucket,
    value: finding.value,
    ...(threshold === undefined ? {} : { threshold }),
    ...(days === undefined ? {} : { days }),
    ...(finding.usual ? { usual: [...finding.usual] as [number, number] } : {}),
    at: now.toISOString(),
  };
}

/** The question that a rule rests on. */
export function alertQuestion(
  { metric, parameters, interval }: KeptRule,
  group: string | null,
): Record<string, unknown> {
  return {
    ...parameters,
    metric,
    ...(group === null ? {} : { group }),
    ...{ interval, period: periods[interval], compare: 'none' },
  };
}
