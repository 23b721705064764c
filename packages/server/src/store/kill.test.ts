import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import { aMessage } from './testing-rows.js';

const rounds = Number(process.env['RUCHE_KILL_ROUNDS'] ?? 5);
const packageDir = resolve(import.meta.dirname, '../..');

let dir: string;
let program: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-kill-'));
  // In the package, so that the program finds the package's dependencies.
  const programs = join(packageDir, 'node_modules', '.cache');
  await mkdir(programs, { recursive: true });
  program = join(programs, `ruche-kill-${process.pid}.mjs`);
  await build({
    stdin: { contents: writer, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'error',
  });
});

afterAll(async () => {
  await rm(program, { force: true });
  await rm(dir, { recursive: true, force: true });
});

/**
 * Appends messages from a number on, several batches at a time, and says what it sends before and what
 * is acknowledged after. A part of each batch was sent before, as senders do that heard no answer.
 */
const writer = `
import { writeSync } from 'node:fs';
import { openStore } from './open-store.js';
import { aMessage } from './testing-rows.js';
const [dir, from] = process.argv.slice(2);
const store = await openStore({ dir, idleDelay: 20, busyDelay: 60 });
let next = Number(from);
const months = ['2026-01', '2026-02', '2026-03'];
const message = (n) => aMessage(n, { groups: n % 3 ? ['a'] : ['a', 'b'], ts: months[n % 3] + '-05T10:00:00.000Z' });
const send = async () => {
  for (;;) {
    const size = 1 + Math.floor(Math.random() * 60);
    const first = next;
    next += size;
    const batch = Array.from({ length: size }, (_, n) => message(first + n));
    for (let n = 0; n < 10; n++) batch.push(message(Math.floor(Math.random() * next)));
    writeSync(1, 'sent ' + next + '\\n');
    await store.append(batch);
    writeSync(1, 'kept ' + batch.map(({ rows }) => rows[0].row.object.slice(1)).join(' ') + '\\n');
  }
};
await Promise.all(Array.from({ length: 6 }, send));
`;

describe('a collector that is killed', () => {
  it(
    `loses nothing it acknowledged and doubles nothing, ${rounds} times over`,
    async () => {
      const kept = new Set<number>();
      let next = 0;
      for (let round = 0; round < rounds; round++) {
        const child = spawn(process.execPath, [program, dir, String(next)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const lines = createInterface({ input: child.stdout });
        let killing = false;
        lines.on('line', (line) => {
          const [word, ...numbers] = line.split(' ');
          if (word === 'sent') next = Math.max(next, Number(numbers[0]));
          if (word === 'kept') for (const number of numbers) kept.add(Number(number));
          if (!killing) {
            killing = true;
            setTimeout(() => child.kill('SIGKILL'), Math.random() * 700);
          }
        });
        const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
        expect(signal).toBe('SIGKILL');
      }

      const store = await openStore({ dir });
      // A sender that heard no answer sends again.
      const all = Array.from({ length: next }, (_, n) => aMessage(n, { groups: [] }));
      const known = await store.append(all);
      await store.flush();
      const stored = await store.query<{ object: string; main: string; n: string }>(
        'SELECT object, sum(main) AS main, count() AS n FROM messages GROUP BY object',
      );
      expect(known.duplicate).toBe(stored.length);
      const found = new Map(stored.map((row) => [Number(row.object.slice(1)), row]));
      const lost = Array.from(kept).filter((number) => !found.has(number));
      expect(lost).toEqual([]);
      // Before any merge or FINAL: one row for each group, one of them the main one.
      const doubled = Array.from(found).filter(
        ([number, { main, n }]) => Number(main) !== 1 || Number(n) !== (number % 3 ? 1 : 2),
      );
      expect(doubled).toEqual([]);
      expect(kept.size).toBeGreaterThan(rounds * 10);
      const [detached] = await store.query<{ n: string }>(
        'SELECT count() AS n FROM system.detached_parts',
      );
      expect(detached).toEqual({ n: '0' });
      await store.close();
    },
    60_000 + rounds * 10_000,
  );
});
