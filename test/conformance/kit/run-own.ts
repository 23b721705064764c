import type { Case } from './case.js';
import { startOwnCollector } from './own-collector.js';
import { runKit, type KitResult } from './run-kit.js';

/** Plays cases against collectors started for them: one for each way in which their sites have to be set. */
export async function runOwn(
  cases: readonly Case[],
  seed?: number | undefined,
): Promise<KitResult> {
  const result: KitResult = { passed: [], failed: [], skipped: [] };
  for (const [settings, own] of bySettings(cases)) {
    const collector = await startOwnCollector(Object.fromEntries(settings.map(readSetting)));
    try {
      const target = collector;
      const some = await runKit({ target, cases: own, seed, ownSite: true, settings });
      result.passed.push(...some.passed);
      result.failed.push(...some.failed);
      result.skipped.push(...some.skipped);
    } finally {
      await collector.close();
    }
  }
  return result;
}

function bySettings(cases: readonly Case[]): Map<string[], Case[]> {
  const piles = new Map<string, [string[], Case[]]>();
  for (const item of cases) {
    const settings = (item.needs ?? [])
      .filter((need) => need.startsWith('setting '))
      .map((need) => need.slice('setting '.length))
      .toSorted();
    const pile = piles.get(JSON.stringify(settings)) ?? [settings, []];
    piles.set(JSON.stringify(settings), pile);
    pile[1].push(item);
  }
  return new Map(piles.values());
}

/** `NAME=VALUE`, the value as JSON or as it stands. */
function readSetting(text: string): [string, unknown] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}
