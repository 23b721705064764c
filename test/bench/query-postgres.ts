import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { run } from './query-run.js';

/** A PostgreSQL of the bench's own, in a folder, reachable by a socket in it. */
export interface Postgres {
  version: string;
  /** Asks one statement and reads all of its answer; resolves with the rows as tab-separated text. */
  ask(sql: string): Promise<string[]>;
  /** Copies tab-separated rows into a table. */
  copy(target: string, rows: AsyncIterable<Uint8Array>): Promise<void>;
  stop(): Promise<void>;
}

/** The folder with PostgreSQL's programs, newest first; undefined where it is not installed. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Starts PostgreSQL in a folder, with the memory that a server of this machine's size would be given. It
 * refuses to run as root: then it runs as the package's own user.
 */
export async function startPostgres(bin: string, dir: string): Promise<Postgres> {
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? await idsOf('postgres') : undefined;
  const fresh = !existsSync(join(dir, 'data', 'PG_VERSION'));
  await mkdir(dir, { recursive: true });
  if (owner) await chown(dir, owner.uid, owner.gid);
  const call = (program: string, ...args: string[]) =>
    run(join(bin, program), args, { cwd: dir, ...owner });
  if (fresh) {
    await rm(join(dir, 'data'), { recursive: true, force: true });
    await call('initdb', '-D', join(dir, 'data'), '-U', 'bench', '--auth=trust', '-E', 'UTF8');
  }
  const settings = ['shared_buffers=2GB', 'work_mem=256MB', 'maintenance_work_mem=1GB'];
  settings.push('effective_cache_size=8GB', 'random_page_cost=1.1', 'jit=off', 'max_wal_size=8GB');
  settings.push(
    'client_min_messages=warning',
    'timezone=UTC',
    'listen_addresses=',
    `unix_socket_directories=${dir}`,
  );
  const flags = settings.map((setting) => `-c ${setting}`).join(' ');
  const log = join(dir, 'log');
  await call('pg_ctl', 'start', '-w', '-D', join(dir, 'data'), '-l', log, '-o', flags);
  const session = openSession(bin, dir);
  return {
    version: (await session.ask('SHOW server_version'))[0]?.split(' ')[0] ?? '',
    ask: session.ask,
    copy: (target, rows) => copyRows(bin, dir, target, rows),
    stop: async () => {
      await session.close();
      await call('pg_ctl', 'stop', '-w', '-m', 'fast', '-D', join(dir, 'data'));
    },
  };
}

const marker = 'end-of-answer';

/** One connection that stays open, through the package's own client. */
function openSession(bin: string, dir: string) {
  const client = psql(bin, dir);
  let text = '';
  let settle: { resolve: (rows: string[]) => void; reject: (error: Error) => void } | undefined;
  client.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (!text.endsWith(`${marker}\n`)) return;
    settle?.resolve(text.split('\n').slice(0, -2));
    text = '';
  });
  client.stderr.setEncoding('utf8').on('data', (piece: string) => {
    settle?.reject(new Error(piece));
  });
  return {
    ask: (sql: string) =>
      new Promise<string[]>((resolve, reject) => {
        settle = { resolve, reject };
        client.stdin.write(`${sql};\n\\echo ${marker}\n`);
      }),
    close: async () => {
      client.stdin.end();
      await once(client, 'close');
    },
  };
}

async function copyRows(
  bin: string,
  dir: string,
  target: string,
  rows: AsyncIterable<Uint8Array>,
): Promise<void> {
  const client = psql(bin, dir, '-c', `COPY ${target} FROM STDIN`);
  const ended = once(client, 'close') as Promise<[number]>;
  for await (const piece of rows) {
    if (!client.stdin.write(piece)) await once(client.stdin, 'drain');
  }
  client.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`PostgreSQL did not take the rows (${code})`);
}

function psql(bin: string, dir: string, ...more: string[]): ChildProcessWithoutNullStreams {
  const args = ['-h', dir, '-U', 'bench', '-d', 'postgres', '-qAtX', '-F', '\t', ...more];
  return spawn(join(bin, 'psql'), args);
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = [await run('id', ['-u', user]), await run('id', ['-g', user])];
  return { uid: Number(uid), gid: Number(gid) };
}
