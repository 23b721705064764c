import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const patience = 100_000;

/** A `ruche demo` of its own, from the built packages. */
export interface DemoProcess {
  readonly collector: string;
  readonly communitySite: string;
  readonly intranet: string;
  readonly jsConfig: string;
  /** The site's keys, as the collector wrote them down. */
  readonly keys: { site: string; writeKey: string; secretKey: string };
  /** Ends it as a power cut would, with the pages that it serves. */
  kill(): Promise<void>;
  /** Starts it again on the same directory and ports. */
  start(): Promise<void>;
  /** Ends it politely and removes its directory. */
  close(): Promise<void>;
}

/** Starts `ruche demo` in a new directory, on four free ports in a row. */
export async function startDemoProcess(): Promise<DemoProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-e2e-'));
  const port = await fourFreePorts();
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const cli = join(root, 'packages/server/dist/cli.js');
    const args = [cli, 'demo', '--port', String(port), '--data', join(dir, 'demo')];
    child = spawn(process.execPath, args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
    await linesFrom(child, 'Ctrl+C');
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  await start();
  const [collector, communitySite, intranet, jsConfig] = [0, 1, 2, 3].map(
    (n) => `http://127.0.0.1:${port + n}`,
  ) as [string, string, string, string];
  const keys = JSON.parse(
    await readFile(join(dir, 'demo/keys.json'), 'utf8'),
  ) as DemoProcess['keys'];
  return {
    ...{ collector, communitySite, intranet, jsConfig, keys, start },
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Resolves once the process has said the word; rejects with what it said when it ends before. */
async function linesFrom(child: ChildProcess, word: string): Promise<void> {
  let said = '';
  await new Promise<void>((ready, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`ruche demo is not ready:\n${said}`)),
      patience,
    );
    child.stderr?.on('data', (chunk) => (said += String(chunk)));
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(word)) ready(clearTimeout(timer));
    });
    child.once('exit', (code) => reject(new Error(`ruche demo ended with ${code}:\n${said}`)));
  });
}

async function fourFreePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all([0, 1, 2, 3].map((n) => isFree(first + n)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}
