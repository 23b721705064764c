import { expect, test } from 'vitest';
import { listBest } from './list-best.js';

const numbers = Array.from({ length: 1_000 }, (_, index) => index);

test('reads on until enough rows may be listed', async () => {
  const read: number[] = [];
  const listed = await listBest(
    5,
    async (count) => {
      read.push(count);
      return numbers.slice(0, count);
    },
    async (rows) => rows.filter((number) => number % 20 === 19),
  );
  expect(listed.slice(0, 5)).toEqual([19, 39, 59, 79, 99]);
  expect(read).toEqual([15, 60, 240]);
});

test('stops where there are no more rows', async () => {
  const listed = await listBest(
    5,
    async (count) => numbers.slice(0, Math.min(count, 3)),
    async (rows) => rows,
  );
  expect(listed).toEqual([0, 1, 2]);
});
