import { expect, it } from 'vitest';
import { gapsIn, shownRows } from './shown-rows.js';

const rows = Array.from({ length: 30 }, (_, i) => ({
  ...{ rank: i + 1, id: `u${i + 1}`, name: `N${i + 1}`, value: 30 - i },
}));
const ranked = (...ranks: number[]) => ranks.map((rank) => ({ ...rows[0], rank })) as typeof rows;

it('shows the top, and further down the reader with one before and one after', () => {
  const ids = (me?: string): string[] => shownRows(rows, { limit: 3, me }).map(({ id }) => id);
  expect(ids()).toEqual(['u1', 'u2', 'u3']);
  expect(ids('u2')).toEqual(['u1', 'u2', 'u3']);
  expect(ids('nobody')).toEqual(['u1', 'u2', 'u3']);
  expect(ids('u9')).toEqual(['u1', 'u2', 'u3', 'u8', 'u9', 'u10']);
  expect(ids('u4')).toEqual(['u1', 'u2', 'u3', 'u4', 'u5']);
  expect(ids('u30')).toEqual(['u1', 'u2', 'u3', 'u29', 'u30']);
});

it('sees where ranks are left out, and that ties are no gap', () => {
  expect(gapsIn(ranked(1, 2, 2, 4))).toEqual([false, false, false, false]);
  expect(gapsIn(ranked(1, 2, 12, 13))).toEqual([false, false, true, false]);
  expect(gapsIn(ranked(1, 2, 41, 41, 43))).toEqual([false, false, true, false, false]);
  expect(gapsIn(ranked(1, 1, 1, 4))).toEqual([false, false, false, false]);
});
