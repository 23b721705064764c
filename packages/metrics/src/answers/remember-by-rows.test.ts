import { expect, test } from 'vitest';
import { rememberByRows } from './remember-by-rows.js';

test('works once for a list, and anew for another one that is alike', () => {
  let worked = 0;
  const sumOf = rememberByRows((rows: readonly number[]) => {
    worked += 1;
    return rows.reduce((sum, row) => sum + row, 0);
  });
  const rows = [1, 2];
  expect([sumOf(rows), sumOf(rows), worked]).toEqual([3, 3, 1]);
  expect([sumOf([1, 2]), sumOf([4]), worked]).toEqual([3, 4, 3]);
});
