import type { Browser } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';

const events = 1_000;
/** As many as one act of a visitor may cause. */
const burst = 20;
/** Enough for what follows by itself, its requests too. */
const restMs = 5_000;

/** What keeps a page from answering its visitor: tasks of more than 50 ms. */
export interface LongTasks {
  /** How many there were while the page loaded, tracked, and sent. */
  count: number;
  /** How long they took in all, in milliseconds. */
  ms: number;
}

/** A page like that of the others, with nothing to track it. */
export const noTracker: TrackerAdapter = {
  name: 'no tracker',
  head: () => `<script>window.track = () => {}; window.trackerReady = () => true;</script>`,
  scripts: {},
  ids: () => [],
};

/**
 * Loads a page, tracks 1,000 events and sends them.
 *
 * @param atOnce all in one task of the page's own, rather than 20 at a time
 */
export async function countLongTasks(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
  atOnce: boolean,
): Promise<LongTasks> {
  const { page, close } = await openBenchPage(browser, adapter, collector, async (opened) => {
    await opened.addInitScript(observe);
  });
  try {
    await page.evaluate(trackAll, { events, size: atOnce ? events : burst });
    await page.evaluate('globalThis.ruche?.flush?.()');
    await page.waitForTimeout(restMs);
    return await page.evaluate(() => {
      const { longTasks } = window as unknown as { longTasks: number[] };
      return { count: longTasks.length, ms: longTasks.reduce((sum, ms) => sum + ms, 0) };
    });
  } finally {
    await close();
  }
}

/** Runs in the page before any other script. */
function observe(): void {
  const longTasks: number[] = [];
  Object.assign(window, { longTasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page. */
async function trackAll({ events, size }: { events: number; size: number }): Promise<void> {
  const { track } = window as unknown as { track: (id: string) => void };
  for (let n = 0; n < events;) {
    for (const end = n + size; n < end; n++) track(`id-task-${n}-end`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
