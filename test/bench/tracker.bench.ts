import type { Browser } from 'playwright-core';
import type { TrackerAdapter } from '../faults/adapters/adapter.js';
import { peers } from '../faults/adapters/peers.js';
import { ruche } from '../faults/adapters/ruche.js';
import { launchChromium } from '../faults/open-bench-page.js';
import { startRucheCollector } from '../faults/ruche-collector.js';
import type { Collector } from '../faults/run-scenario.js';
import { startSink } from '../faults/start-sink.js';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { measureCost } from './tracker-cost.js';
import { countHistories } from './tracker-histories.js';
import { countLongTasks, noTracker } from './tracker-long-tasks.js';
import { countRoutes } from './tracker-routes.js';
import { trackerSizes } from './tracker-sizes.js';
import { measureVisit, visits } from './tracker-time.js';
import { measureVisits } from './tracker-visits.js';

/** RUCHE_BENCH_TRACKERS names some of them. */
const wanted = process.env['RUCHE_BENCH_TRACKERS']?.split(',');
const trackers = [ruche, ...peers].filter(({ name }) => wanted?.includes(name) ?? true);

/** Generated visits: ours; a peer plays fewer, because its errors show sooner. */
const visitsOfOurs = 1_000;
const visitsOfPeers = 100;

/** What is measured; RUCHE_BENCH_PARTS names some of it. */
const parts = {
  sizes: benchSizes,
  cost: benchCost,
  longTasks: benchLongTasks,
  exactness: benchExactness,
};

interface Bench {
  browser: Browser;
  collectorOf(tracker: TrackerAdapter): Collector;
  log: BenchOptions['log'];
}

/** What the tracker costs a page and how exact it is, beside its peers. */
export async function* bench({ log }: BenchOptions): AsyncGenerator<BenchTable> {
  const names = process.env['RUCHE_BENCH_PARTS']?.split(',') ?? Object.keys(parts);
  const browser = await launchChromium();
  const own = await startRucheCollector();
  const sink = await startSink();
  const collectorOf = (tracker: TrackerAdapter): Collector =>
    tracker === ruche ? own : { url: () => sink.url, writeKey: '' };
  try {
    for (const [name, part] of Object.entries(parts)) {
      if (names.includes(name)) yield* await part({ browser, collectorOf, log });
    }
  } finally {
    await browser.close();
    await sink.close();
    await own.close();
  }
}

async function benchCost({ browser, collectorOf, log }: Bench): Promise<BenchTable[]> {
  const rows: BenchTable['rows'] = [];
  for (const tracker of trackers) {
    log(`cost of ${tracker.name}`);
    const one = await measureCost(browser, tracker, collectorOf(tracker), tracker === ruche);
    rows.push([
      one.name,
      one.syncMedian.toFixed(1),
      one.syncP99.toFixed(1),
      one.singleMedian.toFixed(0),
      one.singleP99.toFixed(0),
      one.cpu.toFixed(0),
      one.cpuBacklogged?.toFixed(0) ?? '–',
      one.bytes.toFixed(0),
      one.requests,
    ]);
  }
  const columns = [
    '',
    'track() median',
    'p99',
    'single call median',
    'p99',
    'main thread',
    '10,000 waiting',
    'bytes',
    'requests for 20',
  ];
  return [
    {
      title: 'Cost of one event (µs, bytes), Chromium; track() as the mean of 20 calls in a row',
      columns,
      rows,
    },
  ];
}

async function benchLongTasks({ browser, collectorOf, log }: Bench): Promise<BenchTable[]> {
  const rows: BenchTable['rows'] = [];
  for (const tracker of [noTracker, ...trackers]) {
    log(`long tasks of ${tracker.name}`);
    const row: (string | number)[] = [tracker.name];
    for (const atOnce of [false, true]) {
      const { count, ms } = await countLongTasks(browser, tracker, collectorOf(tracker), atOnce);
      row.push(count, ms.toFixed(0));
    }
    rows.push(row);
  }
  return [
    {
      title: 'Long tasks (over 50 ms) of a page that loads, tracks 1,000 events and sends them',
      columns: ['', '20 at a time', 'ms in all', 'all in one task', 'ms in all'],
      rows,
    },
  ];
}

async function benchExactness({ browser, collectorOf, log }: Bench): Promise<BenchTable[]> {
  const scripted: BenchTable = {
    title: 'Page views of the scripted case, and active seconds of scripted visits',
    columns: ['', 'views', ...visits.map(({ name }) => name)],
    rows: [['truth', 7, ...visits.map(({ seconds }) => seconds)]],
  };
  const generated: BenchTable = {
    title:
      'Generated histories counted right, and errors of the active time of generated visits (ms)',
    columns: ['', 'histories', 'visits', 'median', 'p99', 'worst'],
    rows: [],
  };
  for (const tracker of trackers.filter(({ views }) => views)) {
    log(`exactness of ${tracker.name}`);
    const collector = collectorOf(tracker);
    const row: (string | number)[] = [tracker.name, await countRoutes(browser, tracker, collector)];
    for (const visit of visits) {
      row.push((await measureVisit(visit, browser, tracker, collector)).toFixed(1));
    }
    scripted.rows.push(row);
    const histories = await countHistories(browser, tracker, collector);
    const count = tracker === ruche ? visitsOfOurs : visitsOfPeers;
    const errors = await measureVisits(browser, tracker, collector, count);
    generated.rows.push([
      tracker.name,
      histories,
      ...[errors.visits, errors.median, errors.p99, errors.worst].map((figure) =>
        figure.toFixed(0),
      ),
    ]);
  }
  return [scripted, generated];
}

/** Bytes that a page downloads to start and to track one event. */
async function benchSizes(): Promise<BenchTable[]> {
  const sizes = await trackerSizes();
  const own = sizes.find(({ name }) => name === 'ruche.js, complete')?.brotli ?? NaN;
  const table = {
    title: 'Size of the script, bytes',
    columns: ['', 'minified', 'gzip', 'brotli', 'of ruche.js'],
    rows: sizes.map(({ name, min, gzip, brotli }) => [
      name,
      min.toLocaleString('en'),
      gzip.toLocaleString('en'),
      brotli.toLocaleString('en'),
      (brotli / own).toFixed(2),
    ]),
  };
  return [table];
}
