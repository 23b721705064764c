import { askCases, type Outcome } from './ask-cases.js';
import { readAbilities, type Abilities, type Told } from './abilities.js';
import type { Case } from './case.js';
import { CollectorClient, type Target } from './collector-client.js';
import { loadCases } from './load-cases.js';
import { placeCase } from './place-case.js';

/** How to play the cases. */
export interface KitOptions extends Partial<Omit<Told, 'writeKey'>> {
  target: Target;
  cases: readonly Case[];
  /** Tells this run's ids from all others on the collector. @defaultValue made from the time */
  run?: string;
  /** Sends the messages in another order, some of them twice: nothing may change (R15). */
  seed?: number | undefined;
}

/** What came of all cases. */
export interface KitResult {
  passed: Outcome[];
  failed: Outcome[];
  /** Cases that were not played, with the reason. */
  skipped: { item: Case; reason: string }[];
}

/**
 * Plays cases against a collector: sends everything in a few batches, then asks everything. Cases whose
 * metric the collector's catalogue does not list are skipped by name.
 */
export async function runKit(options: KitOptions): Promise<KitResult> {
  const { target, cases, seed, ownSite = false, settings = [] } = options;
  const { run = `k${Date.now().toString(36)}` } = options;
  const client = new CollectorClient(target);
  const abilities = await readAbilities(client, {
    ...{ ownSite, settings },
    writeKey: target.writeKey !== undefined,
  });
  const skipped: KitResult['skipped'] = [];
  const played: Case[] = [];
  const now = new Date();
  for (const item of cases) {
    const reason = reasonToSkip(item, abilities);
    if (reason) skipped.push({ item, reason });
    else played.push(placeCase(item, { run, now }));
  }
  const faults = await loadCases(client, played, { run, seed });
  const outcomes = await askCases(client, played);
  for (const { item, faults: found } of outcomes) {
    const fault = faults.get(item.id);
    if (fault) found.unshift(fault);
  }
  return {
    passed: outcomes.filter((outcome) => outcome.faults.length === 0),
    failed: outcomes.filter((outcome) => outcome.faults.length > 0),
    skipped,
  };
}

function reasonToSkip(item: Case, { metrics, meets }: Abilities): string | undefined {
  const unmet = item.needs?.find((need) => !meets(need));
  if (unmet) return `needs ${unmet}`;
  const asked = [
    item.metric,
    ...(item.questions ?? []).flatMap(({ ask, problem }) =>
      problem || typeof ask['metric'] !== 'string' ? [] : [ask['metric']],
    ),
  ];
  const unknown = asked.find((metric) => metric !== '' && !metrics.has(metric));
  return unknown === undefined ? undefined : `the catalogue has no ${unknown}`;
}
