import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { startCollector } from './collector-process.js';
import { fillEvents } from './fill-events.js';
import { sendLoad } from './http-load.js';
import type { LoadResult } from './http-load.js';
import { insertRaw } from './raw-engine.js';
import type { RawResult } from './raw-engine.js';
import { batchSize } from './sample-batch.js';

const usualEvents = 400_000;
const restartEvents = 10_000_000;
const restarts = 5;

/**
 * What the collector takes over HTTP, on disk before it answers, beside what the engine alone takes of
 * the same rows; and how soon it listens again.
 */
export async function bench({ events, log }: BenchOptions): Promise<BenchTable[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-bench-'));
  try {
    const throughput = await benchThroughput(join(dir, 'load'), events ?? usualEvents, log);
    const restart = await benchRestart(join(dir, 'restart'), events ?? restartEvents, log);
    return [throughput, restart];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The engine before and after the collector: what else the machine does hits both alike. */
async function benchThroughput(
  dir: string,
  events: number,
  log: (line: string) => void,
): Promise<BenchTable> {
  const requests = Math.ceil(events / batchSize);
  const total = requests * batchSize;
  log('the engine alone');
  const before = await insertRaw(total);
  log('the collector');
  const collector = await startCollector(dir);
  const { url, secretKey } = collector;
  const warmUp = await sendLoad({ url, secretKey, requests: 3_000, prefix: 'warm' });
  const load = await sendLoad({ url, secretKey, requests, prefix: 'load' });
  await collector.stop();
  await checkAllStored(dir, warmUp.events + load.events);
  log('the engine alone, again');
  const after = await insertRaw(total);

  const raw = (rate(before) + rate(after)) / 2;
  const own = rate(load);
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  return {
    title: `Ingest of ${total.toLocaleString('en')} events, on disk before the answer`,
    columns: ['', 'events/s', 'p50 ms', 'p99 ms', 'of the engine'],
    rows: [
      ['engine alone, 20,000 a block', whole(raw), '', '', '1.00'],
      [
        `collector, ${batchSize} a request, 64 connections`,
        whole(own),
        load.p50.toFixed(1),
        load.p99.toFixed(1),
        (own / raw).toFixed(2),
      ],
    ],
  };
}

/** Every message of the load is stored, and none twice. */
async function checkAllStored(dir: string, events: number): Promise<void> {
  const store = await openStore({ dir });
  try {
    await store.flush();
    const [found] = await store.query<{ n: string; ids: string }>(
      'SELECT count() AS n, uniqExact(id) AS ids FROM messages',
    );
    if (Number(found?.n) !== events || Number(found?.ids) !== events) {
      throw new Error(`Of ${events} messages ${found?.n} are stored, with ${found?.ids} ids`);
    }
  } finally {
    await store.close();
  }
}

async function benchRestart(
  dir: string,
  events: number,
  log: (line: string) => void,
): Promise<BenchTable> {
  const first = await startCollector(dir);
  await first.stop();
  const engine = await openEmbeddedEngine({ dir: join(dir, 'engine') });
  await fillEvents({ engine, site: 'default', events, until: new Date(), log });
  await engine.close();

  const rows: (string | number)[][] = [];
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const times: number[] = [];
    let collector = await startCollector(dir);
    for (let round = 0; round < restarts; round++) {
      const prefix = `${signal}${round}`;
      const { url, secretKey } = collector;
      await sendLoad({ url, secretKey, requests: 200, connections: 8, prefix });
      await collector.stop(signal);
      collector = await startCollector(dir);
      times.push(collector.startedIn);
    }
    await collector.stop();
    times.sort((a, b) => a - b);
    const [middle, most] = [times[Math.floor(restarts / 2)] ?? 0, times.at(-1) ?? 0];
    rows.push([`after ${signal}`, middle.toFixed(0), most.toFixed(0)]);
  }
  return {
    title: `From the start of the process until it listens, ${events.toLocaleString('en')} events`,
    columns: ['', 'median ms', 'longest ms'],
    rows,
  };
}

function rate({ events, seconds }: RawResult | LoadResult): number {
  return events / seconds;
}
