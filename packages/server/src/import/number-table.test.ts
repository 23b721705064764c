import { expect, it } from 'vitest';
import { NumberTable } from './number-table.js';

it('keeps what a map keeps, for small, large and crowded keys', () => {
  const table = new NumberTable(2);
  const map = new Map<number, number[]>();
  for (let n = 0; n < 50_000; n += 1) {
    const key = n % 3 === 0 ? n : n % 3 === 1 ? n * 2 ** 20 + 1 : 2 ** 52 - n;
    table.set(key, n, n + 1);
    map.set(key, [n, n + 1]);
  }
  table.set(0, 7, 8);
  map.set(0, [7, 8]);
  expect(table.size).toBe(map.size);
  for (const [key, values] of map) expect([...(table.get(key) ?? [])]).toEqual(values);
  expect(table.get(-5)).toBeUndefined();
  expect(table.get(2 ** 51)).toBeUndefined();
});
