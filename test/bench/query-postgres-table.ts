import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTable } from './bench-table.js';
import { measureBoth } from './measure.js';
import { besideIndexes, besideTable, questionsBeside } from './query-beside.js';
import type { QueryCollector } from './query-collector.js';
import type { History } from './query-history.js';
import { findPostgres, startPostgres } from './query-postgres.js';
import type { Postgres } from './query-postgres.js';

const group = 'g1';
const rounds = 7;

/** The same questions over the same facts to PostgreSQL, in the same run. */
export async function beside(
  collector: QueryCollector,
  history: History,
  log: (line: string) => void,
): Promise<BenchTable> {
  const columns = ['question', 'ours p50 ms', 'ours p95 ms', 'PostgreSQL p50 ms', 'times faster'];
  const bin = findPostgres();
  if (!bin) {
    const missing = 'PostgreSQL is not installed here (Debian: apt install postgresql)';
    return { title: 'Beside PostgreSQL', columns, rows: [[missing, '', '', '', '']] };
  }
  const folder = process.env['RUCHE_BENCH_DIR'];
  const dir = folder ? join(folder, 'postgres') : await mkdtemp(join(tmpdir(), 'ruche-postgres-'));
  const postgres = await startPostgres(bin, dir);
  try {
    await fill(postgres, collector, history, log);
    const table: BenchTable = {
      title: `Beside PostgreSQL ${postgres.version} with fitting indexes, the same facts`,
      columns,
      rows: [],
    };
    for (const { name, question, sql } of questionsBeside({ group, ...spans(history.until) })) {
      const ask = () => collector.ask([question]);
      const forget = () => collector.forget();
      const [ours, theirs] = await measureBoth(rounds, ask, () => postgres.ask(sql), forget);
      const figures = [ours.p50, ours.p95, theirs.p50].map((ms) => Math.round(ms * 10) / 10);
      table.rows.push([name, ...figures, (theirs.p50 / ours.p50).toFixed(1)]);
      log(`${name}: ${figures.join(' / ')} ms`);
    }
    return table;
  } finally {
    await postgres.stop();
    if (!folder) await rm(dir, { recursive: true, force: true });
  }
}

async function fill(
  postgres: Postgres,
  { store }: QueryCollector,
  { keys }: History,
  log: (line: string) => void,
): Promise<void> {
  if ((await postgres.ask(`SELECT to_regclass('by_site_time')`))[0]) return;
  await postgres.ask('DROP TABLE IF EXISTS events');
  await postgres.ask(besideTable);
  // Month by month, as it would have come in.
  const months = await store.query<{ month: number }>(
    `SELECT DISTINCT toYYYYMM(ts) AS month FROM messages WHERE site = {site:String} ORDER BY month`,
    { site: keys.site },
  );
  for (const { month } of months) {
    await postgres.copy('events', rowsOf(store, keys.site, month));
    log(`PostgreSQL has ${month}`);
  }
  for (const statement of besideIndexes) await postgres.ask(statement);
}

/** The facts of a month as tab-separated text; of the columns those that the questions need. */
async function* rowsOf(
  store: QueryCollector['store'],
  site: string,
  month: number,
): AsyncGenerator<Uint8Array> {
  const slices = 8;
  for (let slice = 0; slice < slices; slice++) {
    const rows = await store.query<{ line: string }>(
      `SELECT arrayStringConcat(groupArray(concat(grp, '\t', event, '\t', toString(ts), '+00\t',
        toString(reinterpretAsUUID(id)), '\t', toString(reinterpretAsInt64(actor)), '\t', object, '\t', parent,
        '\t', toString(reinterpretAsInt64(author)), '\t', toString(toInt8(device)), '\t', toString(active_ms))), '\n') AS line
      FROM messages FINAL
      WHERE site = {site:String} AND toYYYYMM(ts) = {month:UInt32} AND actor % ${slices} = {slice:UInt8}`,
      { site, month, slice },
    );
    if (rows[0]?.line) yield Buffer.from(`${rows[0].line}\n`);
  }
}

/** The windows of the questions, as the collector resolves them for a zone. */
function spans(until: Date) {
  const day = new Date(until.getTime()).toLocaleDateString('en-CA', { timeZone: 'Europe/Paris' });
  const local = (date: string) => `${date} 00:00:00 Europe/Paris`;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - 2, Math.min(date, lastOf(year, month - 2))));
  const length = Date.UTC(year, month - 1, date) - from.getTime();
  const text = (time: number) => new Date(time).toISOString().slice(0, 10);
  return {
    zone: 'Europe/Paris',
    from: local(text(from.getTime())),
    to: local(day),
    previousFrom: local(text(from.getTime() - length)),
    until,
  };
}

function lastOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
