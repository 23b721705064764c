import type { BenchOptions, BenchTable } from './bench-table.js';
import { afterCycles, perElement } from './widgets-memory.js';
import { openWidgetsPage } from './widgets-page.js';
import type { WidgetsPage } from './widgets-page.js';
import { widgetsSizes } from './widgets-sizes.js';

const trends = ['ruche-trend', 'Chart.js', 'ECharts', 'uPlot'];
const rounds = 40;
const cycles = 500;

/** What is measured; RUCHE_BENCH_PARTS names some of it. */
const parts = { sizes: benchSizes, times: benchTimes, manners: benchManners, memory: benchMemory };

/** What the elements cost a page, beside peers that draw the same. */
export async function bench({ log }: BenchOptions): Promise<BenchTable[]> {
  const names = process.env['RUCHE_BENCH_PARTS']?.split(',') ?? Object.keys(parts);
  const page = await openWidgetsPage();
  try {
    const tables: BenchTable[] = [];
    for (const [name, part] of Object.entries(parts)) {
      if (!names.includes(name)) continue;
      log(name);
      tables.push(await part(page));
    }
    return tables;
  } finally {
    await page.close();
  }
}

async function benchSizes({ folder }: WidgetsPage): Promise<BenchTable> {
  const sizes = await widgetsSizes(folder);
  return {
    title: 'Size of the script, bytes',
    columns: ['', 'minified', 'gzip', 'brotli'],
    rows: sizes.map(({ name, min, gzip, brotli }) => [
      name,
      min.toLocaleString('en'),
      gzip.toLocaleString('en'),
      brotli.toLocaleString('en'),
    ]),
  };
}

/** All in turns, so that what else the machine does hits them alike. */
async function benchTimes(page: WidgetsPage): Promise<BenchTable> {
  const times = new Map(trends.map((name) => [name, [] as number[]]));
  const whole: number[] = [];
  for (const name of trends) await page.run('trend', name, 5);
  await page.run('page', 3);
  for (let round = 0; round < rounds / 4; round++) {
    for (const name of trends) times.get(name)?.push(...(await page.run('trend', name, 4)));
    whole.push(...(await page.run('page', 2)));
  }
  const peer = median(times.get('Chart.js') ?? []);
  const row = (name: string, all: number[]): (string | number)[] => [
    name,
    median(all).toFixed(1),
    at(all, 0.95).toFixed(1),
    (median(all) / peer).toFixed(2),
  ];
  return {
    title: 'From the answer to its paint, ms (Chromium; a trend has 365 points and those before)',
    columns: ['', 'median', 'p95', 'of Chart.js'],
    rows: [
      ...trends.map((name) => row(name, times.get(name) ?? [])),
      row('ruche-group-stats, 15 figures', whole),
    ],
  };
}

async function benchManners(page: WidgetsPage): Promise<BenchTable> {
  await page.reload();
  await watch(page, 'longtask');
  await page.run('tenTrends');
  const tasks = await seen(page);
  await page.reload();
  // The host places the element, the rest is the element's own.
  await page.run('place');
  await watch(page, 'layout-shift');
  await page.run('come');
  const shifts = await seen(page);
  await page.reload();
  await page.run('place');
  await watch(page, 'longtask');
  await page.run('come');
  const loading = await seen(page);
  return {
    title: 'Manners',
    columns: ['', 'count', 'worst', 'sum'],
    rows: [
      ['tasks over 50 ms, 10 trends of 365 points at once', ...summed(tasks, 0)],
      ['tasks over 50 ms while the page of a group loads', ...summed(loading, 0)],
      ['layout shifts while the page of a group loads', ...summed(shifts, 4)],
    ],
  };
}

async function benchMemory(page: WidgetsPage): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const tag of ['ruche-stat', 'ruche-trend', 'ruche-group-stats']) {
    const one = await perElement(page, tag, tag === 'ruche-group-stats' ? 20 : 100);
    const numbers = [one.nodes.toFixed(0), one.listeners.toFixed(0), kilobytes(one.heap)];
    rows.push([`one ${tag}`, ...numbers]);
  }
  const [before, after] = await afterCycles(page, cycles);
  for (const [name, all] of [
    ['the page without elements', before],
    [`… after ${cycles} pages of a group came and went`, after],
  ] as const) {
    rows.push([name, all.nodes, all.listeners, kilobytes(all.heap)]);
  }
  return { title: 'Memory', columns: ['', 'nodes', 'listeners', 'heap, kB'], rows };
}

async function watch({ page }: WidgetsPage, type: string): Promise<void> {
  await page.evaluate((entry) => {
    const noted: number[] = [];
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const one of list.getEntries() as (PerformanceEntry & { value?: number })[]) {
        noted.push(one.value ?? one.duration);
      }
    }).observe({ type: entry });
  }, type);
}

function seen({ page }: WidgetsPage): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { noted: number[] }).noted);
}

function summed(numbers: number[], digits: number): (string | number)[] {
  const sum = numbers.reduce((all, one) => all + one, 0);
  return [numbers.length, Math.max(0, ...numbers).toFixed(digits), sum.toFixed(digits)];
}

function median(numbers: number[]): number {
  return at(numbers, 0.5);
}

function at(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
