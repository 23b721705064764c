import type { Browser } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';

/** Page views counted in the scripted case, of which there are 7. */
export async function countRoutes(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
): Promise<number> {
  const { page, proxy, close } = await openBenchPage(browser, adapter, collector);
  const settled = () => page.waitForTimeout(400);
  const run = async (code: string) => {
    await page.evaluate(`${code}; 0`);
    await settled();
  };
  try {
    await settled();
    for (const path of ['/a', '/b', '/c']) await run(`history.pushState(null, '', '${path}')`);
    await run('history.back()');
    await run('history.back()');
    for (let n = 0; n < 5; n++) await run(`history.replaceState(null, '', '?q=${n}')`);
    await run(`history.pushState(null, '', location.href)`);
    for (const hash of ['one', 'two']) await run(`location.hash = '${hash}'`);
    await run(`history.pushState(null, '', '/x'); history.replaceState(null, '', '/y')`);
    await page.waitForTimeout(3_000);
    return adapter.views?.(proxy.seen) ?? NaN;
  } finally {
    await close();
  }
}
