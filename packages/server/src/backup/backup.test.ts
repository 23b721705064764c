import {
  copyFile,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { startServer } from '../app/start-server.js';
import type { RunningServer } from '../app/start-server.js';
import type { Keys } from '../sites/keys-file.js';
import { BackupBroken } from './manifest.js';
import { verifyArchive } from './read-archive.js';
import { restoreBackup } from './restore-backup.js';
import { startS3 } from '../../../../test/tools/start-s3.js';

let folder: string;
let dir: string;
let server: RunningServer;
let keys: Keys;
let archive: string;
const wanted = ['posts', 'likes', 'active_members', 'top_authors', 'members', 'lifecycle'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruche-backup-'));
  dir = join(folder, 'data');
  archive = join(folder, 'first.tar');
  await open();
  for (let round = 0; round < 3; round += 1) await send(`start-${round}`, 40);
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  server = await startServer({ dir, port: 0, logLevel: 'error' });
  keys = JSON.parse(await readFile(join(dir, 'keys.json'), 'utf8')) as Keys;
}

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${keys.secretKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function send(name: string, count: number): Promise<void> {
  const batch = Array.from({ length: count }, (_, n) => ({
    type: 'track',
    event: n % 3 === 0 ? 'Post Created' : 'Post Liked',
    messageId: `${name}-${n}`,
    userId: `u${n % 7}`,
    timestamp: `2026-0${1 + (n % 4)}-05T10:00:00Z`,
    properties: { post_id: `${name}-p${n % 9}`, author_id: 'u1' },
    context: { groupId: n % 2 ? 'design' : 'sales' },
  }));
  // A machine that has much to do says so, and a sender comes back.
  for (let accepted: unknown; accepted !== count;) {
    ({ accepted } = await call('POST', '/v1/batch', { batch }));
  }
}

async function answers(): Promise<unknown[]> {
  await server.store.flush();
  const question = { from: '2026-01-01', to: '2026-06-01', timezone: 'UTC', interval: 'month' };
  const { answers: given } = await call('POST', '/v1/query', {
    queries: [undefined, 'design', 'sales'].flatMap((group) =>
      wanted.map((metric) => ({ metric, ...question, ...(group ? { group } : {}) })),
    ),
  });
  return (given as Record<string, unknown>[]).map(({ asOf: _, ...answer }) => answer);
}

async function messageIds(): Promise<Set<string>> {
  await server.store.flush();
  const rows = await server.store.query<{ id: string }>(
    'SELECT DISTINCT object AS id FROM messages FINAL',
  );
  return new Set(rows.map(({ id }) => id));
}

describe('a backup', () => {
  test('made while messages come in has all that was acknowledged before its point', async () => {
    const acknowledged: { object: string; at: number }[] = [];
    let isDone = false;
    const load = (async () => {
      for (let round = 0; !isDone; round += 1) {
        await send(`load-${round}`, 9);
        const at = Date.now();
        for (let n = 0; n < 9; n += 1) acknowledged.push({ object: `load-${round}-p${n}`, at });
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const made = await runCli(['backup', archive, '--to', server.url, '--data', dir]);
    isDone = true;
    await load;
    expect(made).toBe(0);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);

    const { point } = await verifyArchive(archive);
    const before = acknowledged.filter(({ at }) => at < Date.parse(point));
    expect(before.length).toBeGreaterThan(9);
    await server.close();
    const restored = await restoreBackup({ file: archive, dir, replace: true });
    expect(restored.aside).toContain('.before-');
    await open();
    const ids = await messageIds();
    expect(before.filter(({ object }) => !ids.has(object))).toEqual([]);
    // What was sent after the point is told as new when it is sent again, and what came before as known.
    const again = await call('POST', '/v1/batch', {
      batch: [
        { type: 'track', event: 'X', messageId: 'start-0-1', userId: 'u1' },
        { type: 'track', event: 'X', messageId: 'never-sent', userId: 'u1' },
      ],
    });
    expect(again['duplicate']).toBe(1);
  }, 240_000);

  test('restored elsewhere it gives the same answers', async () => {
    const file = join(folder, 'second.tar');
    const before = await answers();
    expect(await runCli(['backup', file, '--to', server.url, '--data', dir])).toBe(0);
    await server.close();
    dir = join(folder, 'elsewhere');
    expect(await runCli(['restore', file, '--data', dir])).toBe(0);
    await open();
    expect(await answers()).toEqual(before);
    expect(await readdir(join(dir, 'engine', 'data'))).not.toContain('shadow');
  }, 240_000);

  test('of a directory that no collector has open is the same', async () => {
    const before = await answers();
    await server.close();
    const file = join(folder, 'cold.tar');
    expect(await runCli(['backup', file, '--data', dir])).toBe(0);
    expect(await runCli(['restore', file, '--data', dir, '--replace'])).toBe(0);
    await open();
    expect(await answers()).toEqual(before);
  }, 240_000);

  test('goes to an S3-compatible storage and back', async () => {
    const s3 = await startS3('backups');
    const before = { ...process.env };
    Object.assign(process.env, s3.env);
    try {
      const place = 's3://backups/daily/ruche.tar';
      expect(await runCli(['backup', place, '--to', server.url, '--data', dir])).toBe(0);
      const target = join(folder, 'from-s3');
      expect(await runCli(['restore', place, '--data', target])).toBe(0);
      expect(await readFile(join(target, 'keys.json'))).toEqual(
        await readFile(join(dir, 'keys.json')),
      );
      const nowhere = 's3://no-such-bucket/ruche.tar';
      expect(await runCli(['backup', nowhere, '--to', server.url, '--data', dir])).toBe(1);
      process.env['AWS_ACCESS_KEY_ID'] = 'nobody';
      expect(await runCli(['backup', place, '--to', server.url, '--data', dir])).toBe(1);
      expect(await runCli(['restore', place, '--data', join(folder, 'never')])).toBe(1);
      expect(await readdir(folder)).not.toContain('never');
    } finally {
      process.env = before;
      await s3.close();
    }
  }, 240_000);

  test('a person who is erased later stays so after it is restored', async () => {
    const file = join(folder, 'with-u3.tar');
    await call('POST', '/v1/i', { userId: 'u3', traits: { name: 'Ursula Threepwood' } });
    expect(await runCli(['backup', file, '--to', server.url, '--data', dir])).toBe(0);
    await call('DELETE', '/v1/members/u3');
    const before = await answers();
    await server.close();
    expect(await runCli(['restore', file, '--data', dir, '--replace'])).toBe(0);
    await open();
    expect(JSON.stringify(await answers())).toBe(JSON.stringify(before));
    const left = await server.store.query(
      `SELECT value FROM people WHERE value IN ('u3', 'Ursula Threepwood')`,
    );
    expect(left).toEqual([]);
  }, 240_000);
});

describe('an archive that is broken', () => {
  const whole = () => join(folder, 'second.tar');

  test.each([
    ['cut off', async (file: string) => truncate(file, Math.floor((await stat(file)).size * 0.6))],
    ['without its end', async (file: string) => truncate(file, (await stat(file)).size - 20_000)],
    [
      'with one byte changed',
      async (file: string) => {
        const bytes = await readFile(file);
        const at = bytes.indexOf('tables/messages/') + 512 + 40;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        await writeFile(file, bytes);
      },
    ],
    ['that is none', async (file: string) => writeFile(file, 'no archive at all')],
  ])('%s is refused, and nothing is touched', async (_how, damage) => {
    const file = join(folder, 'broken.tar');
    await copyFile(whole(), file);
    await damage(file);
    const target = join(folder, 'untouched');
    await expect(restoreBackup({ file, dir: target })).rejects.toThrow(BackupBroken);
    expect(await readdir(folder)).not.toContain('untouched');
    expect(await runCli(['restore', file, '--data', target])).toBe(1);
  });

  test('a directory with data is not overwritten unasked, nor one that is in use', async () => {
    await expect(restoreBackup({ file: whole(), dir })).rejects.toThrow('is not empty');
    await expect(restoreBackup({ file: whole(), dir, replace: true })).rejects.toThrow('in use');
  });
});
