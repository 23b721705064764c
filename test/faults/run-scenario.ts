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
  /** Which were lost: the first that was tracked is 0. */
  missing: number[];
  /** Events that were sent more often than once, before the collector sorts them out. */
  resent: number;
}

/** Which tracker is tried, with which collector. */
export interface Contender {
  adapter: TrackerAdapter;
  collector: Collector;
  /** The longest that is waited for what has not arrived. */
  patienceMs?: number | undefined;
}

/** Longer than any page needs to load. */
const loadMs = 30_000;
/** Longer than a tracker waits between two tries, which may be a minute. */
const arrivalMs = 100_000;

let run = 0;

/** Runs a scenario for a tracker in a browser. */
export async function runScenario(
  scenario: Scenario,
  browser: BrowserSession,
  { adapter, collector, patienceMs = Infinity }: Contender,
): Promise<Outcome> {
  const mark = `id-${Date.now().toString(36)}${run++}-`;
  const proxy = await startFaultProxy(collector.url);
  const pages = await startPageServer(adapter, proxy.url, collector.writeKey);
  const tabs: Tab[] = [];
  let tracked = 0;

  // A page may find what another play left behind at the same address.
  const sent = () => countRequests(proxy.seen, adapter, mark);
  const counted = async () => {
    if (collector.stored) return collector.stored(mark);
    // What its server would make of it.
    return adapter.identifies ? new Map([...sent()].map(([id]) => [id, 1])) : sent();
  };
  const until = async (holds: () => boolean | Promise<boolean>, patience: number) => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (await holds()) return true;
      await sleep(20);
    }
    return false;
  };
  const inPage = async (tab: Tab, condition: string) => {
    const there = async () => tab.run<boolean>(condition).catch(() => false);
    if (await until(there, loadMs)) return;
    const state = `location.pathname + ', tracker ready: ' + window.trackerReady?.()`;
    throw new Error(`never ${condition}, but ${await tab.run<string>(state).catch(String)}`);
  };

  const stage: Stage = {
    browser,
    proxy,
    holds: inPage,
    arrivedAt: async (tab, path) =>
      inPage(tab, `location.pathname === '${path}' && !!window.trackerReady?.()`),
    pause: async (ms) => sleep(ms),
    async open(path = '/', { prelude, private: hidden = false, ready = true } = {}) {
      if (prelude) pages.preludes.set(path, prelude);
      const tab = await browser.open(pages.url + path, { private: hidden });
      tabs.push(tab);
      if (ready) await inPage(tab, '!!window.trackerReady?.()');
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
    async requested(count = 1) {
      await until(() => proxy.seen.length >= count, Math.min(loadMs, patienceMs));
    },
    async arrived(patience = arrivalMs) {
      await until(() => sent().size >= tracked, Math.min(patience, patienceMs));
    },
  };
  try {
    await scenario.run(stage);
    const copies = await counted();
    const expected = scenario.silent ? 0 : tracked;
    const all = Array.from({ length: expected }, (_, n) => n);
    return {
      missing: all.filter((n) => !copies.has(`${mark}${n}-end`)),
      tracked: expected,
      lost: Math.max(0, expected - copies.size) + (scenario.silent ? copies.size : 0),
      doubled: [...copies.values()].filter((count) => count > 1).length,
      resent: [...sent().values()].filter((count) => count > 1).length,
    };
  } finally {
    for (const tab of tabs) await tab.close().catch(() => {});
    await pages.close();
    await proxy.close();
  }
}

/** How often each event of a play came in a request that was taken. */
function countRequests(seen: Seen[], adapter: TrackerAdapter, mark: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const request of seen) {
    const taken = (request.status >= 200 && request.status < 300) || request.passed;
    for (const id of taken ? idsIn(request, adapter) : []) {
      if (id.startsWith(mark)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

/** A request is asked for its ids many times. */
const known = new WeakMap<Seen, string[]>();

function idsIn(request: Seen, adapter: TrackerAdapter): string[] {
  const ids = known.get(request) ?? adapter.ids(request);
  known.set(request, ids);
  return ids;
}
