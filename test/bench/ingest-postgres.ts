import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { sendLoad } from './http-load.js';
import { childrenOf, useOf, useOfAll } from './processor-time.js';
import { besideIndexes, besideTable } from './query-beside.js';
import { findPostgres, startPostgres } from './query-postgres.js';
import type { Postgres } from './query-postgres.js';
import type { Throughput } from './throughput.js';

/** How a request's events go in: a statement for each, or one for all. */
export type PostgresWay = 'one' | 'many';

/** A PostgreSQL to send the same requests to. */
export interface IngestPostgres {
  version: string;
  /** Sends a load into an empty table with the indexes that questions need. */
  load(way: PostgresWay, requests: number): Promise<Throughput>;
  close(): Promise<void>;
}

/** Starts one; undefined where PostgreSQL is not installed. */
export async function openIngestPostgres(): Promise<IngestPostgres | undefined> {
  const bin = findPostgres();
  if (!bin) return undefined;
  // A folder below one of ours would be out of the reach of its user.
  const dir = await mkdtemp(join(tmpdir(), 'ruche-postgres-'));
  const postgres = await startPostgres(bin, dir);
  const program = await bundle();
  return {
    version: postgres.version,
    async load(way, requests) {
      await postgres.ask('SET client_min_messages = warning; DROP TABLE IF EXISTS events');
      await postgres.ask(besideTable);
      for (const statement of besideIndexes) await postgres.ask(statement);
      const taker = await startTaker(program, dir, way);
      try {
        return await loadTaker(taker, { postgres, dir, requests });
      } finally {
        await taker.stop();
      }
    },
    async close() {
      await postgres.stop();
      await rm(program, { force: true });
      await rm(dir, { recursive: true, force: true });
    },
  };
}

interface LoadTakerOptions {
  postgres: Postgres;
  dir: string;
  requests: number;
}

async function loadTaker(
  { url, pid }: Taker,
  { postgres, dir, requests }: LoadTakerOptions,
): Promise<Throughput> {
  const target = { url, secretKey: '' };
  const warmUp = await sendLoad({ ...target, requests: 500, prefix: 'warm' });
  const main = Number(readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const before = { server: useOf(pid).busyMs, database: useOfAll(childrenOf(main)).busyMs };
  const result = await sendLoad({ ...target, requests, prefix: 'load' });
  const serverMs = useOf(pid).busyMs - before.server;
  const databaseMs = useOfAll(childrenOf(main)).busyMs - before.database;
  const [stored] = await postgres.ask('SELECT count(*) FROM events');
  if (Number(stored) !== warmUp.events + result.events) {
    throw new Error(`PostgreSQL has ${stored} events`);
  }
  return { ...result, serverMs, databaseMs };
}

interface Taker {
  url: string;
  pid: number | undefined;
  stop(): Promise<void>;
}

async function startTaker(program: string, dir: string, way: PostgresWay): Promise<Taker> {
  const child = spawn(process.execPath, [program, dir, way], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (!url) continue;
    const stop = async (): Promise<void> => {
      child.kill();
      await ended;
    };
    return { url, pid: child.pid, stop };
  }
  throw new Error('The server before PostgreSQL did not start');
}

/** The server as JavaScript, where it finds its packages. */
async function bundle(): Promise<string> {
  const folder = join(import.meta.dirname, '../node_modules/.cache');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `postgres-taker-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'postgres-taker.ts')],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
