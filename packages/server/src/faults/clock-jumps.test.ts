import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { openStore } from '../store/open-store.js';
import { aMessage, countMessages } from '../store/testing-rows.js';

const hour = 3_600_000;
const start = Date.parse('2026-11-01T12:00:00Z');
let clock = start;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({}, { now: () => new Date(clock) });
});
afterAll(() => server?.close());

const jumps = [0, 3 * hour, -5 * hour, 400 * 24 * hour, -400 * 24 * hour, -26 * hour, 0];

test('a clock that jumps doubles nothing and loses nothing, whoever sends again', async () => {
  const messages = Array.from({ length: 30 }, (_, n) => ({
    ...{ type: 'track', event: 'Post Liked', userId: 'ann', messageId: `j${n}` },
    // As a tracker says it: when it was, and when it was sent, on the sender’s own clock.
    timestamp: new Date(start - hour).toISOString(),
    properties: { post_id: `j${n}` },
  }));
  for (const jump of jumps) {
    clock = start + jump;
    const response = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ batch: messages, writeKey: server.keys.writeKey }),
    });
    expect([response.status, ((await response.json()) as { accepted: number }).accepted]).toEqual([
      200, 30,
    ]);
  }
  await server.restart();
  const [row] = await server.store.query<{ n: string; objects: string }>(
    `SELECT count() AS n, uniqExact(object) AS objects FROM messages FINAL WHERE event = 'Post Liked'`,
  );
  expect(row).toEqual({ n: '30', objects: '30' });
});

test('ids are known across jumps and a restart, as far as the engine has them', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-clock-'));
  let at = start;
  const now = () => at;
  let store = await openStore({ dir, now });
  const batch = Array.from({ length: 20 }, (_, n) => aMessage(n));
  await store.append(batch);
  at = start + 90 * 24 * hour;
  await store.append([aMessage(100)]);
  at = start;
  await store.append(batch);
  await store.close();
  store = await openStore({ dir, now });
  await store.append(batch);
  await store.flush();
  expect((await countMessages(store)).messages).toBe(21);
  await store.close();
  await rm(dir, { recursive: true, force: true });
});
