import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from './data-lock.js';
import { StoreLocked } from './store.js';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-lock-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

/** Another process that holds the lock in the same way. */
const otherHolder = `
const { DataType, load, open } = require(process.argv[1]);
const fs = require('node:fs');
const fd = fs.openSync(process.argv[2], 'a+');
open({ library: 'process', path: '' });
load({ library: 'process', funcName: 'flock', retType: DataType.I32,
  paramsType: [DataType.I32, DataType.I32], paramsValue: [fd, 6] });
fs.writeSync(fd, process.pid + '\\n');
console.log('held');
setInterval(() => {}, 1000);
`;

describe('lockDataDirectory', () => {
  it('refuses the second and names the first, until it is released', async () => {
    const lock = await lockDataDirectory(dir);
    const refused = lockDataDirectory(dir);
    await expect(refused).rejects.toThrow(StoreLocked);
    await expect(refused).rejects.toMatchObject({ pid: process.pid });
    await lock.release();
    await (await lockDataDirectory(dir)).release();
  });

  it('refuses what another process holds, and frees it with that process', async () => {
    const ffi = createRequire(import.meta.url).resolve('ffi-rs');
    const other = spawn(process.execPath, ['--eval', otherHolder, ffi, join(dir, 'lock')]);
    await once(other.stdout, 'data');
    await expect(lockDataDirectory(dir)).rejects.toThrow(`in use by process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    const lock = await lockDataDirectory(dir);
    expect(await readFile(join(dir, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
    await lock.release();
  });

  it.each(['', '{"pi', `${process.pid}\n`, '1\n'])(
    'takes what nobody holds, whatever the file says: %j',
    async (text) => {
      await writeFile(join(dir, 'lock'), text);
      const lock = await lockDataDirectory(dir);
      await expect(lockDataDirectory(dir)).rejects.toThrow(StoreLocked);
      await lock.release();
    },
  );

  it('lets exactly one of many have it', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => lockDataDirectory(dir)),
    );
    const held = tries.filter((one) => one.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await held[0]?.value.release();
  });
});
