import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './database.js';
import { engineChildProgram } from './engine-child.js';
import type { EngineChildOrder } from './engine-child.js';
import { engineConfig, engineStartUp, engineUsers } from './engine-config.js';

const username = 'ruche';
const database = 'ruche';
const startTimeout = 30_000;
const defaultMemoryShare = 0.5;

/** One run of the engine. */
export interface EngineProcess {
  connection: Connection;
  child: ChildProcess;
  /** Settles when the process has ended, however that came. */
  ended: Promise<void>;
}

/** Where an engine keeps its files, and how much it may take. */
export interface EngineProcessOptions {
  /** The engine's own directory. */
  dir: string;
  /** The most memory that the engine may take. @defaultValue half of the machine's */
  memoryBytes?: number | undefined;
}

/** Starts one engine process and resolves when it listens. */
export async function startEngineProcess(options: EngineProcessOptions): Promise<EngineProcess> {
  const { dir, memoryBytes = Math.floor(totalmem() * defaultMemoryShare) } = options;
  const runDir = join(dir, 'run');
  const files = {
    config: join(runDir, 'config.xml'),
    users: join(runDir, 'users.xml'),
    port: join(runDir, 'port'),
  };
  const password = randomBytes(24).toString('base64url');

  await mkdir(runDir, { recursive: true, mode: 0o700 });
  await rm(files.port, { force: true });
  const config = engineConfig({ usersFile: files.users, memoryBytes });
  await writeFile(files.config, config, { mode: 0o600 });
  const users = engineUsers({ username, password, database });
  await writeFile(files.users, users, { mode: 0o600 });

  const { child, ended, complaint } = spawnChild({
    ...locateLibrary(),
    args: [
      'clickhouse',
      '--path',
      join(dir, 'data'),
      '--config-file',
      files.config,
      '--query',
      engineStartUp(files.port),
    ],
  });
  try {
    const port = await readPort(files.port, child);
    const url = `http://127.0.0.1:${port}`;
    return { connection: { url, username, password, database }, child, ended };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    const reason = complaint() || (error instanceof Error ? error.message : String(error));
    throw new Error(`The embedded engine did not start: ${reason}`, { cause: error });
  }
}

function spawnChild(order: EngineChildOrder) {
  const child = spawn(process.execPath, ['--eval', engineChildProgram], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A session of its own: an interrupt from the terminal is for the collector, which drains first.
    detached: true,
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.send(order, () => {});
  child.unref();
  child.channel?.unref();
  if (child.stderr && 'unref' in child.stderr) (child.stderr as { unref(): void }).unref();
  return { child, ended, complaint: () => said.trim() };
}

async function readPort(file: string, child: ChildProcess): Promise<number> {
  const deadline = performance.now() + startTimeout;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended at once');
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return Number(text);
    await sleep(5);
  }
  throw new Error(`it did not listen within ${startTimeout / 1000} seconds`);
}

/** The engine comes with an optional package, which some platforms do not have. */
function locateLibrary(): Pick<EngineChildOrder, 'ffi' | 'library'> {
  const require = createRequire(import.meta.url);
  try {
    const { libchdbPath } = require('chdb/libchdb') as { libchdbPath: () => string };
    return { ffi: require.resolve('ffi-rs'), library: libchdbPath() };
  } catch (error) {
    throw new Error(
      'The embedded engine is not installed: the optional package chdb exists for Linux (glibc) ' +
        'and macOS on x64 and arm64. Elsewhere, name a ClickHouse server in RUCHE_CLICKHOUSE_URL.',
      { cause: error },
    );
  }
}
