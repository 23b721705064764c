import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../../../../test/tools/build-program.js';
import type { TestProgram } from '../../../../test/tools/build-program.js';
import { readKeys } from '../sites/keys-file.js';

/** A collector of its own process; told to stop, it stops, and says how many messages it has. */
const program = `
import { startServer } from './app/start-server.js';
const server = await startServer({ dir: process.argv[2], port: 0, logLevel: 'silent' });
console.log(server.url);
process.once('SIGTERM', async () => {
  await server.store.flush();
  const [row] = await server.store.query("SELECT uniqExact(object) AS messages, count() AS rows FROM messages FINAL WHERE event = 'Post Liked'");
  console.log(JSON.stringify(row));
  await server.close();
});
`;

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-f', 'true']).status === 0;
const mebibyte = 1024 * 1024;

describe.runIf(canTrace)('a disk that takes seconds for each write of the log', () => {
  let dir: string;
  let built: TestProgram;
  let child: ChildProcess;
  let slower: ChildProcess | undefined;
  let url = '';
  const said: string[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ruche-slow-'));
    built = await buildProgram(program);
    child = spawn(process.execPath, [built.path, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', (line) => said.push(line));
    await once(lines, 'line');
    url = said[0] ?? '';
  }, 240_000);
  afterAll(async () => {
    slower?.kill('SIGINT');
    child?.kill('SIGKILL');
    await built?.remove();
    await rm(dir, { recursive: true, force: true });
  });

  const memory = (): number => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / mebibyte;
  };

  async function send(first: number) {
    const batch = Array.from({ length: 20 }, (_, n) => ({
      ...{ type: 'track', event: 'Post Liked', userId: 'ann', messageId: `s${first + n}` },
      timestamp: '2026-10-05T10:00:00Z',
      properties: { post_id: `s${first + n}`, padding: 'x'.repeat(20_000) },
    }));
    const response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ batch, writeKey: readKeys(dir)?.writeKey }),
    });
    await response.arrayBuffer();
    return { status: response.status, retry: response.headers.get('retry-after') };
  }

  test('has bounded memory, is told of by 503 with Retry-After, loses and doubles nothing', async () => {
    expect((await send(0)).status).toBe(200);
    const before = memory();
    slower = spawn(
      'strace',
      [
        '-f',
        '-p',
        String(child.pid),
        '-e',
        'trace=pwrite64',
        '-e',
        'inject=pwrite64:delay_enter=2s',
        '-o',
        '/dev/null',
      ],
      { stdio: 'ignore' },
    );
    await sleep(500);
    // 80 MB at once, where 32 MiB may wait.
    const firsts = Array.from({ length: 200 }, (_, n) => (n + 1) * 20);
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, memory())), 50);
    const answers = await Promise.all(firsts.map(send));
    clearInterval(watch);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refused.every(({ retry }) => Number(retry) > 0)).toBe(true);
    // Bodies on their way, what waits twice over, and the collector's own garbage.
    expect(most - before).toBeLessThan(400);
    const depth = await (await fetch(`${url}/metrics`)).text();
    expect(depth).toMatch(/^ruche_waiting_messages \d+/m);

    slower.kill('SIGINT');
    await once(slower, 'exit');
    for (const [at, first] of firsts.entries()) {
      if (answers[at]?.status === 200) continue;
      await expect.poll(async () => (await send(first)).status, { timeout: 20_000 }).toBe(200);
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
    const sent = String((firsts.length + 1) * 20);
    expect(JSON.parse(said[1] ?? '{}')).toEqual({ messages: sent, rows: sent });
  }, 120_000);
});
