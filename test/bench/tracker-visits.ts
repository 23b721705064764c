import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';
import { fakeSight } from './fake-sight.js';
import { fakeTime } from './fake-time.js';
import { splitByPage } from './split-by-page.js';
import { secondsOf } from './visit-oracle.js';
import type { Stretch } from './visit-oracle.js';

/** How far a tracker's active time is from what happened, in milliseconds. */
export interface VisitErrors {
  visits: number;
  median: number;
  p99: number;
  worst: number;
}

const minute = 60_000;
const kinds = [
  'active',
  'active',
  'active',
  'blurred',
  'idle',
  'hidden',
  'asleep',
  'clock',
  'route',
] as const;
const longest = { active: 5, blurred: 3, idle: 30, hidden: 20, asleep: 480, clock: 0, route: 0 };

const stretch: fc.Arbitrary<Stretch> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    ms: fc.integer({
      min: kind === 'asleep' ? 2 * minute : 500,
      max: Math.max(500, longest[kind] * minute, kind === 'asleep' ? 2 * minute : 0),
    }),
    pace: fc.oneof(
      fc.integer({ min: 1_000, max: 10_000 }),
      fc.integer({ min: 1_000, max: 90_000 }),
    ),
  }),
);
const visit = fc.record({
  stretches: fc.array(stretch, { minLength: 1, maxLength: 8 }),
  crashes: fc.oneof(
    { weight: 49, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

/** Plays generated visits in a browser whose clock is fake, and compares what arrives with the oracle. */
export async function measureVisits(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
  count: number,
): Promise<VisitErrors> {
  const visits = fc.sample(visit, { numRuns: count, seed: 20_261_122 });
  const bench = await openBenchPage(browser, adapter, collector, watch);
  const { proxy, home, close } = bench;
  let { page } = bench;
  try {
    for (const [index, { stretches, crashes }] of visits.entries()) {
      await page.goto(`${home}/v${index}/start`);
      await page.waitForFunction('window.trackerReady?.()');
      await page.evaluate(play, { name: `v${index}`, stretches, leaves: !crashes });
      if (crashes) page = await crash(page);
    }
    await page.goto(`${home}/end`);
    await page.waitForFunction('window.trackerReady?.()');
    await page.waitForTimeout(1_000);
    await page.evaluate('advance(10000)');
    await page.waitForTimeout(3_000);
    const pages = splitByPage(proxy.seen);
    const errors = visits
      .map(({ stretches }, index) =>
        Math.abs(adapter.activeMs!(pages.get(`v${index}`) ?? []) - secondsOf(stretches) * 1_000),
      )
      .sort((a, b) => a - b);
    const at = (share: number) => errors[Math.ceil(errors.length * share) - 1] ?? NaN;
    return { visits: count, median: at(0.5), p99: at(0.99), worst: at(1) };
  } finally {
    await close();
  }
}

async function watch(page: Page): Promise<void> {
  await page.addInitScript(fakeSight);
  await page.addInitScript(fakeTime);
}

async function crash(page: Page): Promise<Page> {
  const context = page.context();
  const cdp = await context.newCDPSession(page);
  // The last draft is written by then.
  await page.waitForTimeout(300);
  const down = page.waitForEvent('crash');
  cdp.send('Page.crash').catch(() => {});
  await down;
  await page.close();
  const next = await context.newPage();
  await watch(next);
  return next;
}

interface Played {
  name: string;
  stretches: Stretch[];
  leaves: boolean;
}

/** Runs in the page. */
async function play({ name, stretches, leaves }: Played): Promise<void> {
  const { advance, sleep, setClock, see, touch } = window as unknown as Record<
    string,
    (value?: unknown) => unknown
  >;
  for (const [index, { kind, ms, pace }] of stretches.entries()) {
    document.hasFocus = () => kind !== 'blurred';
    if (kind === 'active' || kind === 'blurred') {
      touch!();
      for (let left = ms; left > 0; left -= pace) {
        await advance!(Math.min(pace, left));
        touch!();
      }
      document.hasFocus = () => true;
      touch!();
    } else if (kind === 'hidden') {
      see!(false);
      await advance!(ms);
      see!(true);
    } else if (kind === 'idle') await advance!(ms);
    else if (kind === 'asleep') await sleep!(ms);
    else if (kind === 'clock') setClock!(ms % 2 ? ms * 1_000 : -ms * 1_000);
    else history.pushState(null, '', `/${name}/${index}`);
    await advance!(1);
  }
  if (leaves) {
    see!(false);
    await advance!(5_000);
  }
}
