import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { Seen } from '../tools/fault-proxy.js';
import type { TrackerAdapter } from './adapters/adapter.js';
import type { BrowserSession, Tab } from './engines/engine.js';
import type { Scenario, Stage } from './scenarios/scenario.js';
import { startPageServer } from './start-page-server.js';

/** Where events go to, and what came of them. */
export interface Collector {
  url(): string;
  writeKey: string;
  /** How often each event is there; undefined where only the requests tell. */
  stored?(mark: string): Promise<Map<string, number>>;
}

/** What came of a scenario. */
export interface Outcome {
  tracked: number;
  lost: number;
  /** Events that count more than once. */
  doubled: number;
  /** Events that were sent more often than once, before the collector sorts them out. */
  resent: number;
}

let run = 0;

/** Runs a scenario for a tracker in a browser. */
export async function runScenario(
  scenario: Scenario,
  adapter: TrackerAdapter,
  browser: BrowserSession,
  collector: Collector,
): Promise<Outcome> {
  const mark = `id-${Date.now().toString(36)}${run++}-`;
  const proxy = await startFaultProxy(collector.url);
  const pages = await startPageServer(adapter, proxy.url, collector.writeKey);
  let tracked = 0;

  const sent = () => countRequests(proxy.seen, adapter, mark);
  const counted = async () => (await collector.stored?.(mark)) ?? sent();
  const loaded = async (tab: Tab) => {
    for (let tries = 0; ; tries++) {
      const ready = await tab.run<boolean>('!!window.trackerReady?.()').catch(() => false);
      if (ready) return;
      if (tries > 200) throw new Error('the tracker did not load');
      await sleep(50);
    }
  };
  const stage: Stage = {
    browser,
    proxy,
    loaded,
    pause: async (ms) => sleep(ms),
    async open(path = '/', initScript) {
      const tab = await browser.open(pages.url + path, initScript);
      if (path !== '/' || !initScript?.includes('/next')) await loaded(tab);
      return tab;
    },
    track(count = 1, { size = 0 } = {}) {
      const from = tracked;
      tracked += count;
      const text = size
        ? `, Array.from({ length: ${size} }, () => Math.random().toString(36)[2]).join('')`
        : '';
      return `(() => { for (let n = ${from}; n < ${tracked}; n++) track('${mark}' + n + '-end'${text}); return 0; })()`;
    },
    async arrived(patience = 12_000) {
      const end = Date.now() + patience;
      while ((await counted()).size < tracked && Date.now() < end) await sleep(250);
    },
  };
  try {
    await scenario.run(stage);
    const copies = await counted();
    const expected = scenario.silent ? 0 : tracked;
    return {
      tracked: expected,
      lost: Math.max(0, expected - copies.size) + (scenario.silent ? copies.size : 0),
      doubled: [...copies.values()].filter((count) => count > 1).length,
      resent: [...sent().values()].filter((count) => count > 1).length,
    };
  } finally {
    await pages.close();
    await proxy.close();
  }
}

/** How often each event came in a request that was taken. */
function countRequests(seen: Seen[], adapter: TrackerAdapter, mark: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const request of seen) {
    const stored = (request.status >= 200 && request.status < 300) || request.passed;
    for (const id of stored ? adapter.ids(request) : []) {
      if (id.startsWith(mark)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
