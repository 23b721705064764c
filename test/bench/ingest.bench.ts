import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions, BenchTable } from './bench-table.js';
import { copyHistory } from './copy-history.js';
import { benchBeside } from './ingest-beside.js';
import { benchRestart } from './ingest-restart.js';
import { benchSoak } from './ingest-soak.js';
import { benchThroughput } from './ingest-throughput.js';

const usualEvents = 1_000_000;
const restartEvents = 10_000_000;
const besideEvents = 50_000_000;
/** Also a load of so many minutes. */
const soakMinutes = Number(process.env['RUCHE_BENCH_SOAK_MINUTES'] ?? 0);
/** Only these parts, where not all are wanted: `throughput,beside,restart,soak`. */
const parts = process.env['RUCHE_BENCH_INGEST']?.split(',');

/**
 * What the collector takes over HTTP, on disk before it answers, beside PostgreSQL and the engine alone; how
 * long questions take meanwhile; how soon it listens again; and, for as many minutes as
 * RUCHE_BENCH_SOAK_MINUTES says, whether it stays as it is. RUCHE_BENCH_DIR names a folder that keeps histories
 * for other runs; they are copied before anything is written.
 */
export async function bench({ events, log }: BenchOptions): Promise<BenchTable[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-bench-'));
  const isWanted = (part: string) => parts?.includes(part) ?? true;
  const onCopy = async <T>(size: number, work: (copy: string) => Promise<T>): Promise<T> => {
    const copy = join(dir, String(size));
    log(`a history of ${size.toLocaleString('en')} events`);
    await copyHistory(size, copy, log);
    return work(copy).finally(() => rm(copy, { recursive: true, force: true, maxRetries: 5 }));
  };
  try {
    const tables: BenchTable[] = [];
    let ceiling = Number(process.env['RUCHE_BENCH_CEILING'] ?? 0);
    if (isWanted('throughput')) {
      const throughput = await benchThroughput({
        ...{ dir: join(dir, 'load'), log },
        events: events ?? usualEvents,
      });
      tables.push(...throughput.tables);
      ceiling ||= throughput.ceiling;
    }
    if (isWanted('beside')) {
      const size = events ?? besideEvents;
      tables.push(await onCopy(size, (copy) => benchBeside(copy, size, log)));
    }
    if (isWanted('restart')) {
      const size = events ?? restartEvents;
      tables.push(await onCopy(size, (copy) => benchRestart(copy, size)));
    }
    if (soakMinutes > 0) {
      const soak = { dir: join(dir, 'soak'), ceiling, minutes: soakMinutes, log };
      tables.push(await benchSoak(soak));
    }
    return tables;
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
