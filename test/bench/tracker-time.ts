import type { Browser, Page } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';
import { fakeSight } from './fake-sight.js';

/** What a visitor does in a scripted visit, and the seconds that it is worth. */
export interface Visit {
  name: string;
  seconds: number;
  play(visitor: Visitor): Promise<void>;
}

interface Visitor {
  /** Acts every second for so long. */
  act(seconds: number): Promise<void>;
  /** Does nothing, with the page in view. */
  rest(seconds: number): Promise<void>;
  /** Looks elsewhere for so long. */
  hide(seconds: number): Promise<void>;
  /** Closes the lid for so long. */
  sleep(seconds: number): Promise<void>;
  /** Sets the system's clock forward. */
  setClock(seconds: number): Promise<void>;
  /** Gives the focus to another window. */
  blur(): Promise<void>;
  crash(): Promise<void>;
}

/** The eight scripted visits. */
export const visits: Visit[] = [
  { name: 'read', seconds: 61, play: async ({ act }) => act(61) },
  {
    name: 'hidden 10 min',
    seconds: 41,
    async play({ act, hide }) {
      await act(20);
      await hide(600);
      await act(21);
    },
  },
  {
    name: 'idle 30 min',
    seconds: 21,
    async play({ act, rest }) {
      await act(21);
      await rest(1_800);
    },
  },
  {
    name: 'asleep 8 h',
    seconds: 25,
    async play({ act, sleep }) {
      await act(20);
      await sleep(8 * 3_600);
      await act(5);
    },
  },
  {
    name: 'crash',
    seconds: 121,
    async play({ act, crash }) {
      await act(121);
      await crash();
    },
  },
  {
    name: 'quick looks',
    seconds: 9,
    async play({ act, hide }) {
      await act(4);
      for (let look = 0; look < 2; look++) {
        await hide(10);
        await act(2.5);
      }
    },
  },
  {
    name: 'clock set 1 h',
    seconds: 21,
    async play({ act, setClock }) {
      await act(10);
      await setClock(3_600);
      await act(11);
    },
  },
  {
    name: 'other window',
    seconds: 80,
    async play({ act, blur }) {
      await act(20);
      await blur();
      await act(60);
    },
  },
];

/** Seconds that a tracker tells of a scripted visit. */
export async function measureVisit(
  visit: Visit,
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
): Promise<number> {
  const bench = await openBenchPage(browser, adapter, collector, async (page) => {
    await page.addInitScript(fakeSight);
    await page.clock.install({ time: new Date() });
  });
  const { page, cdp, proxy, home } = bench;
  const context = page.context();
  try {
    // From here on time passes only when the visitor lets it; what passed before does not count.
    await page.clock.pauseAt(new Date(Date.now() + 1_000));
    await page.evaluate('see(false)');
    await page.clock.runFor(2_000);
    await page.waitForTimeout(1_000);
    const before = adapter.activeMs?.(proxy.seen) ?? 0;
    await page.evaluate('see(true)');
    let crashed = false;
    await visit.play({
      ...visitor(page),
      async crash() {
        crashed = true;
        // The last draft is written by then.
        await page.waitForTimeout(300);
        const down = page.waitForEvent('crash');
        cdp.send('Page.crash').catch(() => {});
        await down;
        // Its clock is that of all pages, and must not be waited for.
        await page.close();
        const next = await context.newPage();
        await next.goto(`${home}/next`);
        await next.waitForTimeout(1_000);
        await next.clock.runFor(5_000);
        await next.waitForTimeout(1_500);
      },
    });
    if (!crashed) {
      await page.evaluate('see(false)');
      await page.clock.runFor(5_000);
      await page.waitForTimeout(1_500);
    }
    return ((adapter.activeMs?.(proxy.seen) ?? NaN) - before) / 1_000;
  } finally {
    await bench.close();
  }
}

function visitor(page: Page): Omit<Visitor, 'crash'> {
  const forward = async (seconds: number) => page.clock.runFor(seconds * 1_000);
  return {
    async act(seconds) {
      for (let left = seconds; left > 0; left--) {
        await forward(Math.min(1, left));
        await page.evaluate(`touch()`);
      }
    },
    rest: forward,
    async hide(seconds) {
      await page.evaluate('see(false)');
      await forward(seconds);
      await page.evaluate('see(true)');
    },
    sleep: async (seconds) => page.clock.fastForward(seconds * 1_000),
    async setClock(seconds) {
      await page.evaluate(
        `{ const real = Date.now; Date.now = () => real() + ${seconds * 1_000}; }`,
      );
    },
    async blur() {
      await page.evaluate(`document.hasFocus = () => false; dispatchEvent(new Event('blur'));`);
    },
  };
}
