import type { Browser, Page } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { BenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';

const rounds = 30;
const syncRounds = 150;
const burst = 20;
const restMs = 2_500;
const backlog = 10_000;

/** What tracking costs a page. */
export interface TrackerCost {
  name: string;
  /** One call, in microseconds: as the mean of bursts of 20, and each by itself. */
  syncMedian: number;
  syncP99: number;
  singleMedian: number;
  singleP99: number;
  /** Main thread per event with all that follows, in microseconds. */
  cpu: number;
  /** The same with 10,000 events that wait already. */
  cpuBacklogged: number | undefined;
  /** Bytes on the wire per event of a burst of 20. */
  bytes: number;
  /** Requests for such a burst, preflights included. */
  requests: number;
}

/** Measures a tracker on a page of its own. */
export async function measureCost(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
  withBacklog: boolean,
): Promise<TrackerCost> {
  const bench = await openBenchPage(browser, adapter, collector);
  const { page, proxy } = bench;
  try {
    await page.waitForTimeout(restMs);
    const from = proxy.seen.length;
    await page.evaluate(track('wire', burst));
    await page.waitForTimeout(restMs * 2);
    const burstSeen = proxy.seen.slice(from);

    const sync = await measureSync(browser, adapter, collector);
    await page.evaluate(track('warm', 500));
    await page.waitForTimeout(restMs);
    const cpu = await measureCpu(bench);
    let cpuBacklogged: number | undefined;
    if (withBacklog) {
      proxy.fail({ kind: 'status', status: 503, headers: { 'retry-after': '600' } });
      await page.evaluate(track('backlog', backlog));
      await page.waitForTimeout(restMs * 2);
      cpuBacklogged = await measureCpu(bench);
    }
    return {
      name: adapter.name,
      ...sync,
      cpu,
      cpuBacklogged,
      bytes: burstSeen.reduce((sum, { bytes }) => sum + bytes, 0) / burst,
      requests: burstSeen.length,
    };
  } finally {
    await bench.close();
  }
}

const track = (name: string, count: number) =>
  `for (let n = 0; n < ${count}; n++) track('id-${name}-' + n + '-end'); 0`;

/** On a page that shares nothing with others, where the browser's clock is twenty times finer. */
async function measureSync(browser: Browser, adapter: TrackerAdapter, collector: Collector) {
  const { page, close } = await openBenchPage(browser, adapter, collector, isolate);
  try {
    await page.evaluate(track('warm', 500));
    await page.waitForTimeout(restMs);
    const { means, singles } = await page.evaluate(timeCalls, { rounds: syncRounds, burst });
    return {
      syncMedian: quantile(means, 0.5),
      syncP99: quantile(means, 0.99),
      singleMedian: quantile(singles, 0.5),
      singleP99: quantile(singles, 0.99),
    };
  } finally {
    await close();
  }
}

async function isolate(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'credentialless',
    };
    return route.fulfill({ response, headers });
  });
}

/** Runs in the page. */
async function timeCalls({ rounds, burst }: { rounds: number; burst: number }) {
  const { track } = window as unknown as { track: (id: string) => void };
  const singles: number[] = [];
  const means: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ids = Array.from({ length: burst }, (_, n) => `id-sync-${round * burst + n}-end`);
    const from = performance.now();
    let last = from;
    for (const id of ids) {
      track(id);
      const now = performance.now();
      singles.push((now - last) * 1_000);
      last = now;
    }
    means.push(((last - from) * 1_000) / burst);
    await new Promise((done) => setTimeout(done, 20));
  }
  return { singles, means };
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

/** Thread time of bursts and of all that follows from them, less that of a page at rest. */
async function measureCpu({ page, cdp }: BenchPage): Promise<number> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadTime = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')!.value;
  };
  const spend = async (count: number) => {
    const before = await threadTime();
    await page.evaluate(
      `(async () => { for (let round = 0; round < ${rounds}; round++) {
      ${track('cpu', count)}; await new Promise((done) => setTimeout(done, 50)); } })()`.replace(
        '; 0;',
        ';',
      ),
    );
    await page.waitForTimeout(restMs);
    return (await threadTime()) - before;
  };
  const idle = await spend(0);
  const busy = await spend(burst);
  return ((busy - idle) * 1e6) / (rounds * burst);
}
