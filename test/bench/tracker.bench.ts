import { peers } from '../faults/adapters/peers.js';
import { ruche } from '../faults/adapters/ruche.js';
import { launchChromium } from '../faults/open-bench-page.js';
import { startRucheCollector } from '../faults/ruche-collector.js';
import type { Collector } from '../faults/run-scenario.js';
import { startSink } from '../faults/start-sink.js';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { measureCost } from './tracker-cost.js';
import { countRoutes } from './tracker-routes.js';
import { trackerSizes } from './tracker-sizes.js';
import { measureVisit, visits } from './tracker-time.js';

const trackers = [ruche, ...peers];

/** What the tracker costs a page and how exact it is, beside its peers. */
export async function bench({ log }: BenchOptions): Promise<BenchTable[]> {
  const sizes = await benchSizes();
  const browser = await launchChromium();
  const own = await startRucheCollector();
  const sink = await startSink();
  const collectorOf = (tracker: (typeof trackers)[number]): Collector =>
    tracker === ruche ? own : { url: () => sink.url, writeKey: '' };
  try {
    const cost: BenchTable = {
      title: 'Cost of one event (µs, bytes), Chromium; track() as the mean of 20 calls in a row',
      columns: [
        '',
        'track() median',
        'p99',
        'main thread',
        '10,000 waiting',
        'bytes',
        'requests for 20',
      ],
      rows: [],
    };
    for (const tracker of trackers) {
      log(`cost of ${tracker.name}`);
      const one = await measureCost(browser, tracker, collectorOf(tracker), tracker === ruche);
      cost.rows.push([
        one.name,
        one.syncMedian.toFixed(1),
        one.syncP99.toFixed(1),
        one.cpu.toFixed(0),
        one.cpuBacklogged?.toFixed(0) ?? '–',
        one.bytes.toFixed(0),
        one.requests,
      ]);
    }

    const exactness: BenchTable = {
      title: 'Page views of the scripted case, and active seconds of scripted visits',
      columns: ['', 'views', ...visits.map(({ name }) => name)],
      rows: [['truth', 7, ...visits.map(({ seconds }) => seconds)]],
    };
    for (const tracker of trackers.filter(({ views }) => views)) {
      log(`exactness of ${tracker.name}`);
      const row: (string | number)[] = [tracker.name];
      row.push(await countRoutes(browser, tracker, collectorOf(tracker)));
      for (const visit of visits) {
        row.push((await measureVisit(visit, browser, tracker, collectorOf(tracker))).toFixed(1));
      }
      exactness.rows.push(row);
    }
    return [sizes, cost, exactness];
  } finally {
    await browser.close();
    await sink.close();
    await own.close();
  }
}

/** Bytes that a page downloads to start and to track one event. */
async function benchSizes(): Promise<BenchTable> {
  const sizes = await trackerSizes();
  const own = sizes.find(({ name }) => name === 'ruche.js, complete')?.brotli ?? NaN;
  return {
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
}
