import { askAtPace, quantile } from './ask-at-pace.js';
import type { AnswerTimes } from './ask-at-pace.js';
import type { BenchTable } from './bench-table.js';
import { startCollector } from './collector-process.js';
import type { CollectorProcess } from './collector-process.js';
import { everyMetric } from './group-page.js';
import { sendLoad } from './http-load.js';
import type { LoadResult } from './http-load.js';
import { batchSize } from './sample-batch.js';

const questionsPerSecond = 10;
const eventsPerSecond = 2_000;
const seconds = 90;
const mustReach = 300;

/** Every metric of the largest group, asked in turns while events come in. */
export async function benchBeside(
  dir: string,
  events: number,
  log: (line: string) => void,
): Promise<BenchTable> {
  const collector = await startCollector(dir);
  try {
    const { load, times } = await measureBeside(collector, log);
    return tableOf(events, load, times);
  } finally {
    await collector.stop();
  }
}

async function measureBeside(
  { url, secretKey }: CollectorProcess,
  log: (line: string) => void,
): Promise<{ load: LoadResult; times: AnswerTimes }> {
  const questions = everyMetric({ group: 'g1', period: 'P1M' });
  const perSecond = eventsPerSecond / batchSize;
  const paced = { url, secretKey, connections: 16, perSecond };
  const during = async (length: number, prefix: string) => {
    const over = new AbortController();
    const asking = askAtPace({
      ...{ url, secretKey, questions, signal: over.signal },
      perSecond: questionsPerSecond,
    });
    try {
      const load = await sendLoad({ ...paced, requests: perSecond * length, prefix });
      over.abort();
      return { load, times: await asking };
    } finally {
      over.abort();
    }
  };
  log('warming up');
  await during(10, 'before');
  log(`${questionsPerSecond} questions and ${eventsPerSecond} events a second`);
  return during(seconds, 'beside');
}

function tableOf(events: number, load: LoadResult, times: AnswerTimes): BenchTable {
  const rowOf = (name: string, all: readonly number[]) => [
    ...[name, all.length],
    ...[0.5, 0.95, 1].map((share) => quantile(all, share).toFixed(0)),
  ];
  const size = events.toLocaleString('en');
  const pace = `${questionsPerSecond} questions a second beside ${eventsPerSecond.toLocaleString('en')} events a second`;
  return {
    title: `${size} events: ${pace} (p95 of all answers must be ≤ ${mustReach} ms)`,
    columns: ['', 'answers', 'p50 ms', 'p95 ms', 'longest ms'],
    rows: [
      rowOf('all answers', [...times.values()].flat()),
      ...[...times].map(([metric, all]) => rowOf(metric, all)),
      [
        `acknowledgements, ${(load.events / load.seconds).toFixed(0)} events/s (p50, p99)`,
        load.events / batchSize,
        load.p50.toFixed(1),
        load.p99.toFixed(1),
        '',
      ],
    ],
  };
}
