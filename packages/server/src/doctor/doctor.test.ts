import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer } from '../app/start-server.js';
import { examine } from './examine.js';

let dir: string;
const now = () => new Date();
const failed = async (patient: Partial<Parameters<typeof examine>[0]> = {}) =>
  (await examine({ dir, now, ...patient }))
    .filter(({ state }) => state === 'fail')
    .map(({ check }) => check);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-doctor-'));
  const server = await startServer({ dir, port: 0, logLevel: 'silent' });
  // A collector that has just started may be too busy for a moment, where the machine is.
  await vi.waitFor(async () => expect(await failed({ url: server.url })).toEqual([]), 15_000);
  await server.close();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('a directory that is well', async () => {
  const findings = await examine({ dir, now });
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
  const checks = findings.map(({ check }) => check);
  expect(checks).toEqual(expect.arrayContaining(['node', 'disk', 'disk sync', 'clock', 'schema']));
});

test('keys that others may read', async () => {
  chmodSync(join(dir, 'keys.json'), 0o644);
  expect(await failed()).toEqual(['permissions']);
  chmodSync(join(dir, 'keys.json'), 0o600);
});

test('settings that cannot be read', async () => {
  const path = join(dir, 'sites', 'default.json');
  writeFileSync(path, '{');
  expect(await failed()).toContain('configuration');
  await rm(path, { force: true });
});

test('a clock that stands behind what was written', async () => {
  const late = new Date(Date.now() + 3_600_000);
  utimesSync(join(dir, 'log'), late, late);
  expect(await failed()).toContain('clock');
  utimesSync(join(dir, 'log'), now(), now());
});

test('a collector that is not there, and a directory that is not', async () => {
  expect(await failed({ url: 'http://127.0.0.1:9' })).toContain('collector /readyz');
  expect(await failed({ dir: join(dir, 'nowhere') })).toEqual(['directory']);
});
