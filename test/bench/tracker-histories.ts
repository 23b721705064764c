import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { openBenchPage } from '../faults/open-bench-page.js';
import type { Collector } from '../faults/run-scenario.js';
import { splitByPage } from './split-by-page.js';

/** What happens to the address in one task. */
type Task = { how: 'push' | 'replace' | 'query' | 'back'; to: string }[];

const histories = 500;
/** A tab that moves too often is held up by the browser. */
const historiesOfTab = 10;
const place = fc.constantFrom('a', 'b', 'c', 'd');
const task: fc.Arbitrary<Task> = fc.oneof(
  { weight: 5, arbitrary: place.map((to): Task => [{ how: 'push', to }]) },
  { weight: 1, arbitrary: place.map((to): Task => [{ how: 'replace', to }]) },
  { weight: 2, arbitrary: place.map((to): Task => [{ how: 'query', to }]) },
  { weight: 2, arbitrary: fc.constant<Task>([{ how: 'back', to: '' }]) },
  // A redirect, and several moves in one task.
  {
    weight: 2,
    arbitrary: fc.tuple(place, place).map(([from, to]): Task => [
      { how: 'push', to: from },
      { how: 'replace', to },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.array(
      place.map((to) => ({ how: 'push' as const, to })),
      { minLength: 2, maxLength: 3 },
    ),
  },
);

/** The page views that a reader of a history would count: its ends of redirects, without equal neighbours. */
export function viewsOf(tasks: Task[]): string[] {
  const entries = ['start'];
  let at = 0;
  const shown = ['start'];
  for (const moves of tasks) {
    for (const [index, { how, to }] of moves.entries()) {
      if (how === 'back') at = Math.max(0, at - 1);
      else if (how === 'push') entries.splice(++at, Infinity, to);
      else if (how === 'replace') entries[at] = to;
      if (moves[index + 1]?.how !== 'replace') shown.push(entries[at]!);
    }
  }
  return shown.filter((to, index) => to !== shown[index - 1]);
}

/** In how many of the generated histories a tracker counts as many page views as there are. */
export async function countHistories(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
): Promise<string> {
  const cases = fc.sample(fc.array(task, { minLength: 1, maxLength: 12 }), {
    numRuns: histories,
    seed: 20_261_122,
  });
  const { page, proxy, home, close } = await openBenchPage(browser, adapter, collector);
  try {
    for (let from = 0; from < histories; from += historiesOfTab) {
      const tab = await page.context().newPage();
      await tab.goto(home);
      await tab.waitForFunction('window.trackerReady?.()');
      await tab.evaluate(play, { from, cases: cases.slice(from, from + historiesOfTab) });
      await tab.close({ runBeforeUnload: true });
    }
    await page.goto(home);
    await page.waitForTimeout(4_000);
    const pages = splitByPage(proxy.seen);
    const right = cases.filter(
      (tasks, index) => adapter.views!(pages.get(`h${index}`) ?? []) === viewsOf(tasks).length,
    );
    return `${right.length}/${histories}`;
  } finally {
    await close();
  }
}

/** Runs in the page. */
async function play({ from, cases }: { from: number; cases: Task[][] }): Promise<void> {
  const settled = async () => new Promise((done) => setTimeout(done, 5));
  for (const [index, tasks] of cases.entries()) {
    const name = `h${from + index}`;
    let depth = 0;
    await settled();
    history.pushState(null, '', `/${name}/start`);
    await settled();
    for (const moves of tasks) {
      for (const { how, to } of moves) {
        if (how === 'back' && depth > 0) {
          depth--;
          const moved = new Promise((done) => addEventListener('popstate', done, { once: true }));
          history.back();
          await moved;
        }
        if (how === 'push') depth++;
        if (how === 'push') history.pushState(null, '', `/${name}/${to}`);
        if (how === 'replace') history.replaceState(null, '', `/${name}/${to}`);
        if (how === 'query') history.replaceState(null, '', `?q=${to}`);
      }
      await settled();
    }
  }
}
