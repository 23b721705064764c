import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from '../store/data-lock.js';
import { prepareDemoDirectory, writeMark } from './demo-directory.js';

describe('prepareDemoDirectory', () => {
  let parent: string;
  let dir: string;
  const today = { version: 1, day: '2026-03-04' };

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ruche-demo-'));
    dir = join(parent, 'demo');
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('makes the directory, and says that nothing is loaded', async () => {
    expect(await prepareDemoDirectory(dir, today)).toEqual({ ...today, loaded: false });
    expect(existsSync(dir)).toBe(true);
  });

  it('keeps what is there for the same day', async () => {
    await prepareDemoDirectory(dir, today);
    writeMark(dir, { ...today, loaded: true });
    await writeFile(join(dir, 'data'), 'likes');
    expect(await prepareDemoDirectory(dir, today)).toEqual({ ...today, loaded: true });
    expect(existsSync(join(dir, 'data'))).toBe(true);
  });

  it('empties it on another day or with another sample', async () => {
    await prepareDemoDirectory(dir, today);
    await writeFile(join(dir, 'data'), 'likes');
    await prepareDemoDirectory(dir, { ...today, day: '2026-03-05' });
    expect(await readdir(dir)).toEqual(['demo.json']);
    await writeFile(join(dir, 'data'), 'likes');
    await prepareDemoDirectory(dir, { version: 2, day: '2026-03-05' });
    expect(await readdir(dir)).toEqual(['demo.json']);
  });

  it('refuses a directory that is not the demo’s, and one that is in use', async () => {
    await writeFile(join(parent, 'precious'), 'data');
    await expect(prepareDemoDirectory(parent, today)).rejects.toThrow(/not the demo’s/);

    await prepareDemoDirectory(dir, today);
    const lock = await lockDataDirectory(dir);
    await expect(prepareDemoDirectory(dir, { ...today, version: 2 })).rejects.toThrow();
    await lock.release();
  });
});
