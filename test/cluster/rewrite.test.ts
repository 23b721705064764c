import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mutate } from '../../packages/server/src/erasure/mutate.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import { aMessage, countMessages } from '../../packages/server/src/store/testing-rows.js';
import { startCluster } from './start-cluster.js';
import type { TestCluster } from './start-cluster.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let cluster: TestCluster;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-rewrite-'));
  cluster = await startCluster();
});
afterAll(async () => {
  await cluster?.close();
  await rm(dir, { recursive: true, force: true });
});

test('what is erased is gone from every shard when that is said', async () => {
  const store = await openStore({ dir, clickhouseUrl: cluster.url('rewrite') });
  await store.append(Array.from({ length: 140 }, (_, number) => aMessage(number)));
  await store.flush();
  // Two of the seven people, wherever they lie.
  const old = [2n ** 63n, 2n ** 63n + 1n];
  await mutate(store, 'messages', 'DELETE WHERE actor IN {old:Array(UInt64)}', { old });
  expect(await countMessages(store)).toEqual({ rows: 100, messages: 100 });
  const kept = await store.query(
    `SELECT count() AS n FROM clusterAllReplicas('shards', system.mutations) WHERE table = 'messages_local'`,
  );
  expect(kept).toEqual([{ n: '0' }]);
  await store.close();
});
