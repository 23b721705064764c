import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { childrenOf, useOf, useOfAll } from './processor-time.js';
import type { ProcessUse } from './processor-time.js';

const command = resolve(import.meta.dirname, '../../packages/server/dist/cli.js');

/** A collector of its own process, as an operator starts it. */
export interface CollectorProcess {
  url: string;
  secretKey: string;
  /** From the start of the process until it listens, in ms. */
  startedIn: number;
  /** What the collector itself and its engine have used. */
  use(): { server: ProcessUse; database: ProcessUse };
  /** Ends it, tidily or not. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts `ruche serve` on a data directory. */
export async function startCollector(dir: string): Promise<CollectorProcess> {
  const start = performance.now();
  const args = [
    ...nodeFlags(),
    command,
    'serve',
    '--data',
    dir,
    '--port',
    '0',
    '--log-level',
    'error',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += String(text)));
  const ended = once(child, 'exit');
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listening on (\S+)/.exec(line)?.[1];
      if (url) return url;
    }
    throw new Error(`The collector did not start: ${complaint}`);
  })();
  const url = await listening;
  const startedIn = performance.now() - start;
  const keys = JSON.parse(await readFile(join(dir, 'keys.json'), 'utf8')) as { secretKey: string };
  return {
    url,
    secretKey: keys.secretKey,
    startedIn,
    use: () => {
      const { pid = 0 } = child;
      return { server: useOf(pid), database: useOfAll(childrenOf(pid)) };
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

/** What the command asks of Node in its first line. */
function nodeFlags(): string[] {
  const [, flags = ''] = /^#!.* node +(.*)$/m.exec(readFileSync(command, 'utf8')) ?? [];
  return flags.split(' ').filter(Boolean);
}
