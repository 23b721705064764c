import { openStore } from '../../packages/server/src/store/open-store.js';
import type { BenchTable } from './bench-table.js';
import { startCollector } from './collector-process.js';
import type { CollectorProcess } from './collector-process.js';
import { sendLoad } from './http-load.js';
import type { LoadOptions } from './http-load.js';
import { openIngestPostgres } from './ingest-postgres.js';
import type { IngestPostgres } from './ingest-postgres.js';
import { insertRaw } from './raw-engine.js';
import { batchSize } from './sample-batch.js';
import { costOf, rateOf } from './throughput.js';
import type { Throughput } from './throughput.js';

/** What {@link benchThroughput} takes. */
export interface ThroughputOptions {
  /** A data directory that is made. */
  dir: string;
  /** How many events the collector and the engine are given; PostgreSQL gets a share of them. */
  events: number;
  log: (line: string) => void;
}

/** What it answers with. */
export interface ThroughputResult {
  tables: BenchTable[];
  /** What the collector took, in events a second. */
  ceiling: number;
}

/** What of the ceiling the collector is given at a steady pace, and for how long. */
const steady = { share: 0.7, seconds: 20 };

/** What the collector must reach beside its peers. */
const mustReach = { one: 5, many: 1.8, raw: 0.25, p50: 10, p99: 60 };

/**
 * The same requests to the collector and to servers before PostgreSQL, and the same rows to the engine
 * alone: each peer before and after the collector, so that what else the machine does hits all alike.
 */
export async function benchThroughput(options: ThroughputOptions): Promise<ThroughputResult> {
  const { dir, events, log } = options;
  const requests = Math.ceil(events / batchSize);
  const postgres = await openIngestPostgres();
  const peers = async () => {
    log('the engine alone');
    const raw = await insertRaw(requests * batchSize, 'JSONEachRow');
    const packed = await insertRaw(requests * batchSize, 'RowBinary');
    log(`the engine alone: ${whole(rateOf(raw))} and ${whole(rateOf(packed))} events/s`);
    return { raw, packed, ...(postgres ? await loadPostgres(postgres, requests, log) : {}) };
  };
  const [before, { own, paced }, after] = await (async () => {
    const first = await peers();
    const taken = await loadCollector(dir, requests);
    log(`the collector: ${whole(rateOf(taken.own))} events/s`);
    return [first, taken, await peers()] as const;
  })().finally(() => postgres?.close());

  const raw = merge(before.raw, after.raw);
  const packed = merge(before.packed, after.packed);
  const one = before.one && after.one && merge(before.one, after.one);
  const many = before.many && after.many && merge(before.many, after.many);
  const reached = [
    ratioRow('times PostgreSQL with one INSERT for each event', own, one, mustReach.one),
    ratioRow('times PostgreSQL with one INSERT for each request', own, many, mustReach.many),
    ratioRow('of the engine alone', own, raw, mustReach.raw),
    ratioRow('of the engine alone, rows packed as the collector has them', own, packed),
    ['p50 ms', own.p50.toFixed(1), `≤ ${mustReach.p50}`, ''],
    ['p99 ms', own.p99.toFixed(1), `≤ ${mustReach.p99}`, ''],
  ];
  const version = postgres
    ? `PostgreSQL ${postgres.version}`
    : 'PostgreSQL (apt install postgresql)';
  const total = (requests * batchSize).toLocaleString('en');
  const tables: BenchTable[] = [
    {
      title: `Ingest of ${total} events, ${batchSize} a request, 64 connections, on disk before the answer`,
      columns: [
        ...['', 'events/s', 'p50 ms', 'p99 ms', 'server µs/event', 'database µs/event'],
        'sender µs/event',
      ],
      rows: [
        rowOf(`${version}, one INSERT for each event`, one),
        rowOf(`${version}, one INSERT for each request`, many),
        rowOf('the collector', own),
        rowOf(`the collector, at a steady ${steady.share * 100} % of that`, paced),
        rowOf('engine alone, 20,000 a block, JSON lines', raw),
        rowOf('engine alone, 20,000 a block, packed', packed),
      ],
    },
    {
      title: 'What the collector reaches, in the same run',
      columns: ['', 'reached', 'must reach', 'by processor time'],
      rows: reached,
    },
  ];
  return { tables, ceiling: rateOf(own) };
}

async function loadPostgres(
  postgres: IngestPostgres,
  requests: number,
  log: (line: string) => void,
): Promise<{ one: Throughput; many: Throughput }> {
  const [one, many] = [
    await postgres.load('one', Math.ceil(requests / 10)),
    await postgres.load('many', Math.ceil(requests / 4)),
  ];
  log(`PostgreSQL: ${whole(rateOf(one))} and ${whole(rateOf(many))} events/s`);
  return { one, many };
}

/** As many requests as are answered, and then some at a pace that leaves it room. */
async function loadCollector(
  dir: string,
  requests: number,
): Promise<{ own: Throughput; paced: Throughput }> {
  const collector = await startCollector(dir);
  const { url, secretKey } = collector;
  try {
    const warmUp = await sendLoad({ url, secretKey, requests: 5_000, prefix: 'warm' });
    const own = await loadMeasured(collector, { requests, prefix: 'load' });
    const perSecond = Math.round((rateOf(own) * steady.share) / batchSize);
    const pace = { requests: perSecond * steady.seconds, perSecond, prefix: 'pace' };
    const paced = await loadMeasured(collector, pace);
    await collector.stop();
    await checkAllStored(dir, warmUp.events + own.events + paced.events);
    return { own, paced };
  } finally {
    await collector.stop();
  }
}

async function loadMeasured(
  collector: CollectorProcess,
  load: Pick<LoadOptions, 'requests' | 'perSecond' | 'prefix'>,
): Promise<Throughput> {
  const { url, secretKey } = collector;
  const before = collector.use();
  const result = await sendLoad({ url, secretKey, ...load });
  const after = collector.use();
  return {
    ...result,
    serverMs: after.server.busyMs - before.server.busyMs,
    databaseMs: after.database.busyMs - before.database.busyMs,
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

/** Two runs as one. */
function merge(one: Throughput, other: Throughput): Throughput {
  return {
    events: one.events + other.events,
    seconds: one.seconds + other.seconds,
    p50: (one.p50 + other.p50) / 2,
    p99: Math.max(one.p99, other.p99),
    busyMs: one.busyMs + other.busyMs,
    serverMs: one.serverMs + other.serverMs,
    databaseMs: one.databaseMs + other.databaseMs,
  };
}

function rowOf(name: string, load: Throughput | undefined): string[] {
  if (!load) return [name, 'not installed', '', '', '', '', ''];
  const perEvent = (ms: number) => ((ms * 1_000) / load.events).toFixed(1);
  const times = load.p50 > 0 ? [load.p50.toFixed(1), load.p99.toFixed(1)] : ['', ''];
  const costs = [load.serverMs, load.databaseMs, load.busyMs].map(perEvent);
  return [name, whole(rateOf(load)), ...times, ...costs];
}

function ratioRow(
  name: string,
  own: Throughput,
  peer: Throughput | undefined,
  least?: number,
): string[] {
  const must = least === undefined ? '' : `≥ ${least}`;
  if (!peer) return [name, '', must, ''];
  const reached = (rateOf(own) / rateOf(peer)).toFixed(2);
  return [name, reached, must, (costOf(peer) / costOf(own)).toFixed(2)];
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
