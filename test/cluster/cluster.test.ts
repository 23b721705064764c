import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openRemoteEngine } from '../../packages/server/src/engine/remote-engine.js';
import { openStore } from '../../packages/server/src/store/open-store.js';
import type { Store } from '../../packages/server/src/store/store.js';
import { aMessage, countMessages } from '../../packages/server/src/store/testing-rows.js';
import { startCluster } from './start-cluster.js';
import type { TestCluster } from './start-cluster.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let cluster: TestCluster;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-on-cluster-'));
  cluster = await startCluster();
});
afterAll(async () => {
  await cluster?.close();
  await rm(dir, { recursive: true, force: true });
});

/** A collector’s store on a database of the cluster, once its tables are there. */
async function open(name: string, place = name): Promise<Store> {
  const store = await openStore({ dir: join(dir, place), clickhouseUrl: cluster.url(name) });
  await store.flush();
  return store;
}

const messages = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => aMessage(from + at));

/** Rows of the messages that lie on each shard. */
async function rowsByShard(store: Store): Promise<number[]> {
  const rows = await store.query<{ n: string }>(
    'SELECT count() AS n FROM messages GROUP BY _shard_num ORDER BY _shard_num',
  );
  return rows.map(({ n }) => Number(n));
}

describe('a cluster of two shards', () => {
  test('holds every table on both, and a view over them', async () => {
    const store = await open('tables');
    const one = new URL(cluster.url('tables'));
    const other = new URL(`http://${one.searchParams.get('nodes')}/tables`);
    [other.username, other.password] = [one.username, one.password];
    const engine = openRemoteEngine({ url: other.href });
    const sql =
      'SELECT name, engine FROM system.tables WHERE database = currentDatabase() ORDER BY name';
    const tables = await engine.query<{ name: string; engine: string }>(sql);
    expect(await store.query(sql)).toEqual(tables);
    const local = tables.filter(({ name }) => name.endsWith('_local'));
    expect(local.every((table) => table.engine === 'ReplacingMergeTree')).toBe(true);
    expect(tables.filter((table) => table.engine === 'Distributed')).toEqual(
      local.map(({ name }) => ({ name: name.replace('_local', ''), engine: 'Distributed' })),
    );
    expect(local.length).toBeGreaterThanOrEqual(7);
    await engine.close();
    await store.close();
  });

  test('spreads the rows by person, and counts each message once', async () => {
    const store = await open('spread');
    const batch = messages(0, 700);
    expect(await store.append(batch)).toEqual({ accepted: 700, duplicate: 0 });
    expect(await store.append(batch)).toEqual({ accepted: 0, duplicate: 700 });
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 700, messages: 700 });
    const shards = await rowsByShard(store);
    expect(shards).toHaveLength(2);
    expect(Math.min(...shards)).toBeGreaterThan(100);
    const spread = await store.query(
      'SELECT visitor, uniqExact(_shard_num) AS shards FROM messages GROUP BY visitor HAVING shards > 1',
    );
    expect(spread).toEqual([]);
    await store.close();
  });

  test('settles what two collectors took of the same sender', async () => {
    const [one, two] = [await open('several'), await open('several', 'beside')];
    const results = await Promise.all([one.append(messages(0, 50)), two.append(messages(25, 50))]);
    expect(results.map(({ accepted }) => accepted)).toEqual([50, 50]);
    await Promise.all([one.flush(), two.flush()]);
    expect((await countMessages(one)).messages).toBe(75);
    expect((await countMessages(two)).messages).toBe(75);
    await Promise.all([one.close(), two.close()]);
  });

  test('knows on a restart what it has', async () => {
    const first = await open('again');
    await first.append(messages(0, 20));
    await first.close();
    const second = await open('again');
    expect(await second.append(messages(0, 21))).toEqual({ accepted: 1, duplicate: 20 });
    await second.flush();
    expect((await countMessages(second)).messages).toBe(21);
    await second.close();
  });

  test('with a shard gone says so or waits, and never answers with half', async () => {
    const store = await open('half');
    const [, second] = cluster.nodes;
    await store.append(messages(0, 400));
    await store.flush();
    const whole = await countMessages(store);
    expect(whole).toEqual({ rows: 400, messages: 400 });

    await second.kill();
    const asked = await Promise.allSettled([
      countMessages(store),
      store.query('SELECT uniqExact(actor) AS n FROM messages FINAL'),
      store.query('SELECT count() AS n FROM people FINAL'),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);

    // Senders notice nothing: what comes in waits in the log.
    let sent = 400;
    for (; sent < 1000; sent += 100) {
      expect(await store.append(messages(sent, 100))).toEqual({ accepted: 100, duplicate: 0 });
      await sleep(300);
    }
    expect(store.depth().messages).toBeGreaterThan(0);
    await second.start();
    await store.flush();
    expect(await countMessages(store)).toEqual({ rows: 1000, messages: 1000 });
    expect(store.statistics()).toMatchObject({ deadLetters: 0 });
    await store.close();
  });

  test('killed again and again under load loses nothing and counts nothing twice', async () => {
    const store = await open('kills');
    const [, second] = cluster.nodes;
    let sent = 0;
    let isOver = false;
    const answers: number[] = [];
    const sending = (async () => {
      while (!isOver) {
        await store.append(messages(sent, 50));
        sent += 50;
        await sleep(20);
      }
    })();
    const asking = (async () => {
      while (!isOver) {
        const before = answers.at(-1) ?? 0;
        const counted = await countMessages(store).catch(() => undefined);
        if (counted) answers.push(Math.max(counted.messages, 0));
        if (counted && counted.messages < before) break;
        await sleep(50);
      }
    })();
    for (let round = 0; round < 4; round += 1) {
      await sleep(700);
      await second.kill();
      await sleep(500);
      await second.start();
    }
    await sleep(700);
    isOver = true;
    await Promise.all([sending, asking]);
    await store.flush();
    // Each shard knows a block by its token also when it was killed over it: no row is there twice.
    expect(await countMessages(store)).toEqual({ rows: sent, messages: sent });
    // No answer was smaller than one before it: none was given while half of the rows were away.
    expect(answers).toEqual(answers.toSorted((one, other) => one - other));
    expect(answers.length).toBeGreaterThan(3);
    await store.close();
  });
});
