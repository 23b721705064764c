import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '@ruche/server';
import type { RunningServer } from '@ruche/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { casesFolder } from '../conformance/conformance.js';
import type { Target } from '../conformance/kit/collector-client.js';
import { readCases } from '../conformance/kit/read-cases.js';
import { runKit } from '../conformance/kit/run-kit.js';
import { startCluster } from './start-cluster.js';
import type { TestCluster } from './start-cluster.js';

vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 120_000 });

let cluster: TestCluster;
let server: RunningServer;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ruche-conformance-cluster-'));
  cluster = await startCluster();
  server = await startServer({
    dir,
    port: 0,
    logLevel: 'silent',
    clickhouseUrl: cluster.url('conformance'),
  });
});
afterAll(async () => {
  await server?.close();
  await cluster?.close();
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

test('two shards, one of them killed meanwhile, give the same answers as one engine', async () => {
  const keys = JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as Target;
  const { site, secretKey } = keys;
  const target = { url: server.url, site, secretKey };
  const [, second] = cluster.nodes;
  let isOver = false;
  const killing = (async () => {
    for (let kills = 0; !isOver && kills < 3; kills += 1) {
      await sleep(3000);
      await second.kill();
      await sleep(400);
      await second.start();
    }
  })();
  const result = await runKit({ target, cases: readCases(casesFolder), seed: 7, ownSite: true });
  isOver = true;
  await killing;
  const told = result.failed.map(({ item, faults }) => [item.id, item.shows, ...faults]);
  expect(told).toEqual([]);
  expect(result.passed.length).toBeGreaterThanOrEqual(400);
});
