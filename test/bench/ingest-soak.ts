import { setTimeout as sleep } from 'node:timers/promises';
import { askAtPace, quantile } from './ask-at-pace.js';
import type { BenchTable } from './bench-table.js';
import { startCollector } from './collector-process.js';
import { groupPage } from './group-page.js';
import { sendLoad } from './http-load.js';
import { batchSize } from './sample-batch.js';

const shareOfCeiling = 0.7;
const questionsPerSecond = 2;
/** By then what was sent can be asked for. */
const warmUpMs = 5_000;

/** What {@link benchSoak} takes. */
export interface SoakOptions {
  /** An empty folder. */
  dir: string;
  /** Events a second that the collector takes at most, as measured before. */
  ceiling: number;
  minutes: number;
  log: (line: string) => void;
}

/** A load for a long time, with questions meanwhile: memory, times and errors by the minute. */
export async function benchSoak(options: SoakOptions): Promise<BenchTable> {
  const { dir, ceiling, minutes, log } = options;
  const collector = await startCollector(dir);
  const { url, secretKey } = collector;
  const perSecond = Math.round((ceiling * shareOfCeiling) / batchSize);
  // The group that is asked about is one that something is known of.
  await sendLoad({ url, secretKey, requests: 5_000, prefix: 'warm' });
  await sleep(warmUpMs);
  const rows: string[][] = [];
  let minute: number[] = [];
  const over = new AbortController();
  const note = () => {
    const { server, database } = collector.use();
    const memory = [server, database].map(({ residentMiB }) => residentMiB.toFixed(0));
    const times = [0.5, 0.99, 1].map((share) => quantile(minute, share).toFixed(1));
    const rate = Math.round((minute.length * batchSize) / 60).toLocaleString('en');
    const row = [String(rows.length + 1), rate, ...times, ...memory];
    minute = [];
    rows.push(row);
    log(`minute ${row.join(' · ')}`);
  };
  const clock = setInterval(note, 60_000);
  const questions = groupPage({ group: 'g000001', period: 'P7D' });
  const asking = askAtPace({
    ...{ url, secretKey, questions, signal: over.signal },
    perSecond: questionsPerSecond,
  });
  try {
    const requests = perSecond * 60 * minutes;
    const onAnswer = (ms: number) => void minute.push(ms);
    await Promise.race([
      sendLoad({ url, secretKey, requests, perSecond, prefix: 'soak', onAnswer }),
      // It ends first only when a question fails.
      asking,
    ]);
    over.abort();
    await asking;
  } finally {
    clearInterval(clock);
    over.abort();
    await collector.stop();
  }
  const answers = [...(await asking).values()].flat();
  return {
    title:
      `Soak of ${minutes} minutes at ${(perSecond * batchSize).toLocaleString('en')} events/s, no error; ` +
      `${answers.length} questions meanwhile, p50 ${quantile(answers, 0.5).toFixed(0)} ms, p95 ${quantile(answers, 0.95).toFixed(0)} ms`,
    columns: [
      ...['minute', 'events/s', 'p50 ms', 'p99 ms', 'longest ms'],
      ...['collector MiB', 'engine MiB'],
    ],
    rows,
  };
}
