import { expect, test } from 'vitest';
import { DataVersion } from './data-version.js';

test('a version lasts until something changes, and there is none meanwhile', async () => {
  const version = new DataVersion();
  const before = version.current();
  expect(before).toBe(version.current());
  let end = (): void => {};
  const work = version.during(() => new Promise<void>((resolve) => (end = resolve)));
  expect(version.current()).toBeUndefined();
  end();
  await work;
  expect(version.current()).not.toBe(before);
});

test('what failed may have changed something', async () => {
  const version = new DataVersion();
  const before = version.current();
  await expect(version.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(version.current()).toBeDefined();
  expect(version.current()).not.toBe(before);
});
