import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '@ruche/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { moveStore } from '../../packages/server/src/migrate/move-store.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import { startCluster } from './start-cluster.js';
import type { TestCluster } from './start-cluster.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const day = 86_400_000;
const members = 40;
const acts = 1500;

let cluster: TestCluster;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-move-'));
  cluster = await startCluster();
  const server = await startServer({ dir, port: 0, logLevel: 'silent' });
  const keys = await readFile(join(dir, 'keys.json'), 'utf8');
  const { secretKey } = JSON.parse(keys) as { secretKey: string };
  const headers = { authorization: `Bearer ${secretKey}` };
  const body = JSON.stringify({ batch: [...people(), ...history()] });
  // A busy machine may say 503 at first.
  for (let answer = 0; answer !== 200;) {
    const response = await fetch(`${server.url}/v1/batch`, { method: 'POST', headers, body });
    answer = response.status;
    if (answer === 503) await sleep(500);
    else expect(await response.json()).toMatchObject({ accepted: members + acts, rejected: [] });
  }
  await server.close();
});
afterAll(async () => {
  await cluster?.close();
  await rm(dir, { recursive: true, force: true });
});

function* people() {
  for (let person = 0; person < members; person += 1) {
    yield {
      type: 'group',
      messageId: `join ${person}`,
      userId: `u${person}`,
      groupId: person % 2 ? 'design' : 'code',
      timestamp: new Date(Date.now() - 200 * day).toISOString(),
    };
  }
}

/** Posts, comments and likes over half a year, in two groups. */
function* history() {
  for (let act = 0; act < acts; act += 1) {
    const post = { post_id: `p${act - (act % 3)}` };
    const [event, properties] = [
      ['Post Created', post],
      ['Comment Created', { ...post, comment_id: `c${act}` }],
      ['Post Liked', post],
    ][act % 3] as [string, object];
    yield {
      type: 'track',
      event,
      properties,
      messageId: `act ${act}`,
      userId: `u${(act * 7) % members}`,
      context: { groupId: act % 5 ? 'design' : 'code' },
      timestamp: new Date(Date.now() - 180 * day + (act * 170 * day) / acts).toISOString(),
    };
  }
}

test('a directory moves to two shards, goes on where it was cut off, and answers alike', async () => {
  const url = cluster.url('moved');
  const [, second] = cluster.nodes;
  const steps: number[] = [];
  const cutOff = moveStore({
    dir,
    url,
    onRows: (moved) => {
      steps.push(moved);
      // Its other half is gone in the middle of it.
      if (steps.length === 3) void second.kill();
    },
  });
  await expect(cutOff).rejects.toThrow();
  await second.kill();
  await second.start();

  const { rows, answers } = await moveStore({ dir, url });
  expect(rows).toBeGreaterThan(acts);
  expect(answers).toBeGreaterThan(100);

  // A third time there is nothing to move; the answers are compared again.
  expect(await moveStore({ dir, url })).toMatchObject({ rows, answers });

  const after = await openStore({ dir, clickhouseUrl: url });
  const [counted] = await after.query<{ n: string }>(
    'SELECT count() AS n FROM messages FINAL WHERE main = 1',
  );
  expect(Number(counted?.n)).toBe(members + acts);
  await after.close();
});

test('rows of the same site that somebody else put there are not mixed in', async () => {
  const url = cluster.url('taken');
  await moveStore({ dir, url });
  await rm(join(dir, 'migrate.json'));
  await expect(moveStore({ dir, url })).rejects.toThrow('has rows in');
});

test('a copy that is not equal is told', async () => {
  const url = cluster.url('unequal');
  await moveStore({ dir, url });
  const other = await openStore({ dir: join(dir, 'other'), clickhouseUrl: url });
  await other.append([{ id: 1n, rows: [{ table: 'records', row: aRecord }] }]);
  await other.flush();
  await other.close();
  await expect(moveStore({ dir, url })).rejects.toThrow('records: 0 rows here, 1 there');
});

const aRecord = {
  site: 'default',
  kind: 'annotation',
  id: 'a',
  ver: 1,
  grp: '',
  at: '2026-01-01 00:00:00',
  removed: 0,
  body: '{}',
};
