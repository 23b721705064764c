import type { Question } from '@ruche/schema';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { everyMetric, groupPage, longQuestion } from './group-page.js';
import { measureBoth, timesOf } from './measure.js';
import { beside } from './query-postgres-table.js';
import { startQueryCollector } from './query-collector.js';
import type { QueryCollector } from './query-collector.js';
import { openHistory } from './query-history.js';
import { inWaves } from './record-statements.js';

const group = 'g1';
const postgresSize = 10_000_000;
/** Only these parts, where not all are wanted: `pages,answers,people,postgres`. */
const parts = process.env['RUCHE_BENCH_QUERY']?.split(',');

/**
 * How long answers take: the page of a group in one request, each metric by itself, distinct people over two
 * years, what our API adds to its statements sent to the engine, and the same questions to PostgreSQL. The
 * group is the largest, with some 11 % of all events. RUCHE_BENCH_DIR names a folder that keeps the
 * histories for the next run; without `--events` they have 1, 10 and 50 million events.
 */
export async function bench({ events, log }: BenchOptions): Promise<BenchTable[]> {
  const sizes = events ? [events] : [1_000_000, 10_000_000, 50_000_000];
  const tables: BenchTable[] = [];
  for (const size of sizes) tables.push(...(await benchOf(size, log)));
  return tables;
}

async function benchOf(events: number, log: (line: string) => void): Promise<BenchTable[]> {
  const history = await openHistory(events, log);
  const collector = await startQueryCollector(history);
  const size = `${events.toLocaleString('en')} events`;
  try {
    const isWanted = (part: string) => parts?.includes(part) ?? true;
    const tables: BenchTable[] = [];
    if (isWanted('pages')) tables.push(await pages(collector, size, log));
    if (isWanted('answers')) tables.push(await singles(collector, size, log));
    if (isWanted('people')) tables.push(await longView(collector, size, history.until));
    if (isWanted('postgres') && events === postgresSize) {
      tables.push(await beside(collector, history, log));
    }
    return tables;
  } finally {
    await collector.close();
    await history.remove();
  }
}

/** What may come in between two times that a page is looked at. */
const news = { 'a visit': ['page'], 'a like and a comment': ['Post Liked', 'Comment Created'] };

async function comeIn(collector: QueryCollector, events: readonly string[]): Promise<void> {
  await Promise.all(events.map((event) => collector.comesIn(group, event)));
}

/**
 * Pages in one request: when nothing is known, after something has come in, and again. Processor time says how
 * much work it is when nothing is known, whatever else the machine does.
 */
async function pages(
  collector: QueryCollector,
  size: string,
  log: (line: string) => void,
): Promise<BenchTable> {
  const table: BenchTable = {
    title: `Page of a group in one request, ${size}`,
    columns: ['page', 'answers', 'looked at', 'statements', 'p50 ms', 'p95 ms', 'processor ms'],
    rows: [],
  };
  const kinds = { 'every metric': everyMetric, 'ruche-group-stats': groupPage };
  for (const period of ['P1M', 'P6M', 'P1Y']) {
    for (const [name, questionsOf] of Object.entries(kinds)) {
      const questions = questionsOf({ group, period });
      const befores: Record<string, () => Promise<unknown>> = {
        'first of all': () => collector.forget(),
        ...Object.fromEntries(
          Object.entries(news).map(([what, events]) => [
            `after ${what}`,
            () => comeIn(collector, events),
          ]),
        ),
        again: async () => {},
      };
      await collector.ask(questions);
      for (const [when, before] of Object.entries(befores)) {
        await before();
        collector.take();
        const start = collector.processorTime();
        await collector.ask(questions);
        const busy = collector.processorTime() - start;
        const statements = collector.take().length;
        const { p50, p95 } = await timesOf(9, () => collector.ask(questions), before);
        const figures = [p50, p95, busy].map(round);
        table.rows.push([`${name}, ${period}`, questions.length, when, statements, ...figures]);
        log(`${name}, ${period}, ${when}: ${statements} statements, ${figures.join(' / ')} ms`);
      }
    }
  }
  return table;
}

/**
 * Each metric by itself: when nothing is known, beside its statements sent to the engine by the client, and
 * after something has come in.
 */
async function singles(
  collector: QueryCollector,
  size: string,
  log: (line: string) => void,
): Promise<BenchTable> {
  const table: BenchTable = {
    title: `One answer (P1M), ${size}: our API beside its SQL sent to the engine`,
    columns: [
      ...['metric', 'API p50 ms', 'API p95 ms', 'SQL p50 ms', 'ratio'],
      ...['after a like and a comment: p50 ms', 'p95 ms'],
    ],
    rows: [],
  };
  for (const question of everyMetric({ group, period: 'P1M' })) {
    const ask = () => collector.ask([question]);
    await collector.forget();
    collector.take();
    await ask();
    const waves = inWaves(collector.take());
    const before = () => collector.forget();
    const [api, sql] = await measureBoth(11, ask, () => collector.replay(waves), before);
    const later = await timesOf(11, ask, () => comeIn(collector, news['a like and a comment']));
    const figures = [api.p50, api.p95, sql.p50].map(round);
    const afterNews = [later.p50, later.p95].map(round);
    table.rows.push([question.metric, ...figures, (api.p50 / sql.p50).toFixed(2), ...afterNews]);
    log(`${question.metric}: ${figures.join(' / ')}, ${afterNews.join(' / ')} ms`);
  }
  return table;
}

/** Distinct people of 24 months: from closed months that are summed up, and from the facts. */
async function longView(collector: QueryCollector, size: string, until: Date): Promise<BenchTable> {
  const table: BenchTable = {
    title: `Distinct people of 24 months, by month and in all, ${size}`,
    columns: ['of', 'summed up p50 ms', 'summed up p95 ms', 'from the facts ms', 'people'],
    rows: [],
  };
  const questions: Record<string, Question> = {
    'the group': longQuestion(until, { group }),
    'the whole site': longQuestion(until, {}),
  };
  const facts = new Map<string, [number, number | null | undefined]>();
  for (const [name, question] of Object.entries(questions)) {
    // A zone in which nobody asked before has no sums; its months are as long.
    const elsewhere = { ...question, timezone: 'Europe/Berlin' };
    await collector.forget();
    const start = performance.now();
    const [answer] = await collector.ask([elsewhere]);
    facts.set(name, [performance.now() - start, answer?.value]);
  }
  await collector.ask([longQuestion(until, {})]);
  await collector.store.summedUp();
  for (const [name, question] of Object.entries(questions)) {
    const forget = () => collector.forget();
    const { p50, p95 } = await timesOf(15, () => collector.ask([question]), forget);
    const [answer] = await collector.ask([question]);
    const [raw, people] = facts.get(name) ?? [];
    if (answer?.value !== people) throw new Error(`${answer?.value} of ${people} people`);
    table.rows.push([name, round(p50), round(p95), round(raw ?? 0), answer?.value ?? 0]);
  }
  return table;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
