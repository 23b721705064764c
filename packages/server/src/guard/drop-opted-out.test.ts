import type { Row } from '@ruche/schema';
import { expect, test } from 'vitest';
import { dropOptedOut, hideAuthors } from './drop-opted-out.js';

const row = (rank: number, id: string): Row => ({ rank, id, name: id, value: 10 - rank });
const ranks = (rows: Row[]) => rows.map(({ rank, id }) => `${rank} ${id}`);

test('who opted out is not listed, and no rank is missing', () => {
  const rows = [row(1, 'a'), row(2, 'b'), row(2, 'c'), row(4, 'd')];
  expect(ranks(dropOptedOut(rows, new Set(['a'])))).toEqual(['1 b', '1 c', '3 d']);
  expect(ranks(dropOptedOut(rows, new Set(['b'])))).toEqual(['1 a', '2 c', '3 d']);
  expect(dropOptedOut(rows, new Set())).toEqual(rows);
});

test('dense ranks stay dense', () => {
  const rows = [row(1, 'a'), row(2, 'b'), row(2, 'c'), row(3, 'd')];
  const dense = { dense: true };
  expect(ranks(dropOptedOut(rows, new Set(['a']), dense))).toEqual(['1 b', '1 c', '2 d']);
});

test('a post stays listed, without its author', () => {
  const post = { ...row(1, 'p1'), author: { id: 'a', name: 'Ann' } };
  expect(hideAuthors([post], new Set(['a']))).toEqual([{ ...post, author: null }]);
  expect(hideAuthors([post], new Set(['b']))).toEqual([post]);
});
