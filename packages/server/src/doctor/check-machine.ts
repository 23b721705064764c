import { readFileSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { finding } from './finding.js';
import type { Check } from './finding.js';

const gibibyte = 1024 ** 3;
const syncs = 20;

/** Node, its languages, and the engine that comes as an optional package. */
export const checkRuntime: Check = async ({ clickhouseUrl }) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isKnown = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  const says = new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }).format(0);
  const findings = [
    finding('node', isKnown ? 'ok' : 'fail', `Node ${process.versions.node}`),
    finding('languages', says === 'janvier' ? 'ok' : 'fail', 'French and time zones are there'),
  ];
  if (clickhouseUrl) return findings;
  try {
    const require = createRequire(import.meta.url);
    (require('chdb/libchdb') as { libchdbPath: () => string }).libchdbPath();
    return [...findings, finding('engine', 'ok', 'the embedded engine is installed')];
  } catch {
    const detail =
      'the optional package chdb is not installed: name a server with RUCHE_CLICKHOUSE_URL';
    return [...findings, finding('engine', 'fail', detail)];
  }
};

/** How many files may be open at once: tables have many. */
export const checkLimits: Check = async () => {
  if (process.platform !== 'linux') return [];
  const text = readFileSync('/proc/self/limits', 'utf8');
  const files = Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? Infinity);
  const detail = `${files} files may be open at once`;
  return [finding('open files', files >= 4096 ? 'ok' : 'warn', detail)];
};

/** Room, and how long it takes until something is really on the disk. */
export const checkDisk: Check = async ({ dir }) => {
  const { bavail, bsize, blocks } = await statfs(dir);
  const free = bavail * bsize;
  const share = blocks > 0 ? bavail / blocks : 1;
  const room = `${(free / gibibyte).toFixed(1)} GiB free (${Math.round(share * 100)} %)`;
  const state = free < gibibyte ? 'fail' : share < 0.1 ? 'warn' : 'ok';
  return [finding('disk', state, room), await timeSync(dir)];
};

async function timeSync(dir: string) {
  const path = join(dir, `.doctor-${process.pid}`);
  const handle = await open(path, 'wx', 0o600);
  const times: number[] = [];
  try {
    for (let round = 0; round < syncs; round += 1) {
      const start = performance.now();
      await handle.write('x'.repeat(4096));
      await handle.datasync();
      times.push(performance.now() - start);
    }
  } finally {
    await handle.close();
    await rm(path, { force: true });
  }
  const median = times.toSorted((a, b) => a - b)[syncs / 2] ?? 0;
  const detail = `4 KiB are on the disk after ${median.toFixed(2)} ms; every answer to a sender waits so long`;
  return finding('disk sync', median > 50 ? 'warn' : 'ok', detail);
}
