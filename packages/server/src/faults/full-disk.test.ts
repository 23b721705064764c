import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../app/start-server.js';
import type { RunningServer } from '../app/start-server.js';
import { readKeys } from '../sites/keys-file.js';

const mebibyte = 1024 * 1024;

/** Mounts a small disk; only root may, and only on Linux. */
function mount(dir: string, megabytes: number): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]).status === 0;
}

const dir = mkdtempSync(join(tmpdir(), 'ruche-full-'));
const isMounted = mount(dir, 96);
afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', dir]);
  rmSync(dir, { recursive: true, force: true });
});

describe.runIf(isMounted)('a disk that is full', () => {
  const data = join(dir, 'data');
  const ballast = join(dir, 'ballast');
  let server: RunningServer;
  let sent = 0;

  const open = async (): Promise<void> => {
    server = await startServer({ dir: data, port: 0, logLevel: 'silent' });
  };
  beforeAll(open);
  afterAll(() => server?.close());

  /** Sends fifty messages of a kilobyte each, and says what was answered. */
  async function send(first: number) {
    const batch = Array.from({ length: 50 }, (_, n) => ({
      ...{ type: 'track', event: 'Post Liked', userId: 'ann', messageId: `f${first + n}` },
      timestamp: '2026-10-05T10:00:00Z',
      properties: { post_id: `f${first + n}`, padding: 'x'.repeat(1000) },
    }));
    const response = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ batch, writeKey: readKeys(data)?.writeKey }),
    });
    return { status: response.status, retry: response.headers.get('retry-after') };
  }

  /** Leaves so many bytes of the disk free. */
  async function fill(free: number): Promise<void> {
    const { bavail, bsize } = await statfs(dir);
    // The engine writes meanwhile: then the disk is fuller than asked for.
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free))).catch(
      (error: NodeJS.ErrnoException) => expect(error.code).toBe('ENOSPC'),
    );
  }

  const counted = async () => {
    const [row] = await server.store.query<{ messages: string; rows: string }>(
      `SELECT uniqExact(object) AS messages, count() AS rows FROM messages FINAL WHERE event = 'Post Liked'`,
    );
    return { messages: Number(row?.messages), rows: Number(row?.rows) };
  };

  test('refuses with 503 and Retry-After, and loses and doubles nothing', async () => {
    const unacknowledged: number[] = [];
    const push = async () => {
      const first = sent;
      sent += 50;
      const answer = await send(first);
      if (answer.status !== 200) unacknowledged.push(first);
      return answer;
    };
    for (let round = 0; round < 5; round += 1) expect((await push()).status).toBe(200);
    for (let filling = 0; filling < 3; filling += 1) {
      await fill(mebibyte);
      const seen: { status: number; retry: string | null }[] = [];
      // What the engine has taken makes room again, for a while.
      const isRefused = () => seen.filter(({ status }) => status !== 200).length >= 5;
      for (let round = 0; round < 500 && !isRefused(); round += 1) seen.push(await push());
      const refused = seen.filter(({ status }) => status !== 200);
      expect(refused.length).toBeGreaterThan(0);
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
      expect(refused.every(({ retry }) => Number(retry) > 0)).toBe(true);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      await rm(ballast);
      await expect.poll(async () => (await push()).status, { timeout: 20_000 }).toBe(200);
    }
    // Who was refused sends again.
    for (const first of unacknowledged) {
      await expect.poll(async () => (await send(first)).status, { timeout: 20_000 }).toBe(200);
    }
    await server.store.flush();
    expect(await counted()).toEqual({ messages: sent, rows: sent });
    expect(server.store.statistics().deadLetters).toBe(0);
  }, 120_000);

  test('is full while the collector stops, too: what was acknowledged is there at the next start', async () => {
    const first = sent;
    sent += 50;
    expect((await send(first)).status).toBe(200);
    await fill(mebibyte / 4);
    await server.close();
    await rm(ballast);
    await open();
    await server.store.flush();
    expect(await counted()).toEqual({ messages: sent, rows: sent });
  }, 240_000);
});
