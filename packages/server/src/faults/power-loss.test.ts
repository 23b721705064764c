import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../../../../test/tools/build-program.js';
import type { TestProgram } from '../../../../test/tools/build-program.js';
import { fileOf, readTrace } from '../../../../test/tools/read-trace.js';
import type { TracedCall } from '../../../../test/tools/read-trace.js';

/*
 * What a loss of power leaves is what was synced. So every call to the system is traced, of the collector and of
 * its engine: no message may be acknowledged before the sync that covers it has ended, and nothing may take the
 * place of synced bytes before it is synced itself.
 */

/** Six senders at a time; each says which messages were acknowledged, in a call of its own. */
const writer = `
import { writeSync } from 'node:fs';
import { openStore } from './store/open-store.js';
import { aMessage } from './store/testing-rows.js';
const store = await openStore({ dir: process.argv[2], idleDelay: 20, busyDelay: 100 });
let next = 0;
const send = async () => {
  while (next < 600) {
    const first = next;
    next += 5;
    const batch = Array.from({ length: 5 }, (_, n) =>
      aMessage(first + n, { props: '<p' + (first + n) + '>' }));
    const kept = store.append(batch);
    // A collector that does not wait, to see that it would be found out.
    if (process.argv[3] !== 'early') await kept;
    writeSync(1, 'kept ' + batch.map(({ rows }) => rows[0].row.object).join(' ') + ' .\\n');
    await kept;
  }
};
await Promise.all(Array.from({ length: 6 }, send));
await store.flush();
await store.command('OPTIMIZE TABLE messages FINAL');
await store.close();
`;

const traced =
  'openat,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat';
const canTrace = process.platform === 'linux' && spawnSync('strace', ['-f', 'true']).status === 0;

describe.runIf(canTrace)('a loss of power', () => {
  let dir: string;
  let program: TestProgram;
  let calls: TracedCall[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ruche-power-'));
    program = await buildProgram(writer);
    calls = await traceOf('patient');
  }, 180_000);
  afterAll(async () => {
    await program?.remove();
    await rm(dir, { recursive: true, force: true });
  });

  /** Runs the program under the eyes of strace. */
  async function traceOf(how: 'patient' | 'early'): Promise<TracedCall[]> {
    const trace = join(dir, `${how}.trace`);
    const watched = ['-f', '-y', '-s', '1000000', '-e', `trace=${traced}`, '-o', trace];
    const run = [process.execPath, program.path, join(dir, how), how];
    const child = spawn('strace', [...watched, ...run], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, UV_USE_IO_URING: '0' },
    });
    await once(child, 'exit');
    return readTrace((await readFile(trace, 'latin1')).split('\n'));
  }

  const isLog = (call: TracedCall) => /\/log\/\d+-\w+\.log$/.test(fileOf(call));
  const isSync = ({ name, result }: TracedCall) =>
    (name === 'fsync' || name === 'fdatasync') && result === '0';
  const objectsIn = ({ text }: TracedCall) =>
    [...text.matchAll(/<(p\d+)>/g)].map(([, object = '']) => object);

  /** How many messages were acknowledged, and which of them before their bytes were synced. */
  function acknowledgedBy(all: TracedCall[]): { acknowledged: number; early: string[] } {
    const syncs = all.filter((call) => isLog(call) && isSync(call));
    // Opened so, a file's writes end when their bytes are on the disk.
    const throughs = new Set(
      all
        .filter(({ name, text }) => name === 'openat' && /\.log", .*O_DSYNC/.test(text))
        .map(({ text }) => /"([^"]+\.log)"/.exec(text)?.[1]),
    );
    const synced = new Map<string, number>();
    for (const call of all.filter((one) => isLog(one) && one.name === 'pwrite64')) {
      const file = fileOf(call);
      const cover = throughs.has(file)
        ? call
        : syncs.find((sync) => fileOf(sync) === file && sync.began > call.ended);
      for (const object of objectsIn(call)) synced.set(object, cover?.ended ?? Infinity);
    }
    const acks = all.filter(({ name, text }) => name === 'write' && /"kept p/.test(text));
    const acknowledged = acks.flatMap(({ began, text }) =>
      [...text.matchAll(/(p\d+)(?= )/g)].map(([object]) => ({ object, began })),
    );
    const early = acknowledged.filter(
      ({ object, began }) => (synced.get(object) ?? Infinity) > began,
    );
    return { acknowledged: acknowledged.length, early: early.map(({ object }) => object) };
  }

  test('takes nothing that was acknowledged: its bytes were synced before', () => {
    const { acknowledged, early } = acknowledgedBy(calls);
    expect(acknowledged).toBe(600);
    expect(early).toEqual([]);
  });

  test('would be seen to take what was acknowledged too early', async () => {
    const { early } = acknowledgedBy(await traceOf('early'));
    expect(early.length).toBeGreaterThan(0);
  });

  test('finds the name of a segment on the disk before anything in it counts', () => {
    const made = calls.filter(
      ({ name, text }) => name === 'openat' && /\.log", .*O_CREAT/.test(text),
    );
    expect(made.length).toBeGreaterThan(0);
    for (const { ended, text } of made) {
      const path = /"([^"]+\.log)"/.exec(text)?.[1] ?? '';
      const folder = path.slice(0, path.lastIndexOf('/'));
      const named = calls.find(
        (call) => isSync(call) && call.began > ended && fileOf(call) === folder,
      );
      const first = calls.find(
        (call) => call.began > ended && fileOf(call) === path && objectsIn(call).length > 0,
      );
      expect(named).toBeDefined();
      if (first) expect(named?.ended).toBeLessThan(first.began);
    }
  });

  test('finds no part of a table in place that was not synced whole', () => {
    const dirty = new Set<string>();
    let placed = 0;
    const torn: string[] = [];
    for (const call of calls) {
      const path = fileOf(call);
      if (/^p?writev?(64)?$/.test(call.name) && path.includes('/engine/data/store/'))
        dirty.add(path);
      if (isSync(call)) dirty.delete(path);
      if (!call.name.startsWith('rename') || call.result !== '0') continue;
      const [from = ''] = [...call.text.matchAll(/"([^"]+)"/g)].map(([, one = '']) => one);
      if (!/\/tmp_(insert|merge|mut)/.test(from)) continue;
      placed += 1;
      const folder = from.replace(/\/+$/, '').split('/').at(-1) ?? '';
      torn.push(...[...dirty].filter((file) => file.includes(`/${folder}/`)));
    }
    expect(placed).toBeGreaterThan(0);
    expect(torn).toEqual([]);
  });

  test('finds every segment in the log until its rows are in a part', () => {
    const gone = calls.filter(({ name, text }) => name.startsWith('unlink') && /\.log"/.test(text));
    expect(gone.length).toBeGreaterThan(0);
    const placed = calls.filter(
      ({ name, text, result }) =>
        name.startsWith('rename') && result === '0' && /\/tmp_insert/.test(text),
    );
    // One block of one table for each segment, in order.
    for (const [at, { began }] of gone.entries()) expect(placed[at]?.ended).toBeLessThan(began);
  });
});
