import type { Browser } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { BenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';

const rounds = 30;
const burst = 20;
const restMs = 2_500;
const backlog = 10_000;

/** What tracking costs a page. */
export interface TrackerCost {
  name: string;
  /** One call, in microseconds. */
  syncMedian: number;
  syncP99: number;
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

    await page.evaluate(track('warm', 500));
    await page.waitForTimeout(restMs);
    const sync = await measureSync(bench);
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

async function measureSync({ page }: BenchPage) {
  const calls: number[] = [];
  for (let round = 0; round < rounds * 2; round++) {
    calls.push(
      await page.evaluate<number>(
        `(() => { const from = performance.now(); ${track('sync', burst)};
        return ((performance.now() - from) * 1000) / ${burst}; })()`.replace('; 0;', ';'),
      ),
    );
    await page.waitForTimeout(20);
  }
  calls.sort((a, b) => a - b);
  const at = (share: number) =>
    calls[Math.min(calls.length - 1, Math.floor(calls.length * share))]!;
  return { syncMedian: at(0.5), syncP99: at(0.99) };
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
