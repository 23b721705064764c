import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankRows } from './rank-rows.js';

const row = (id: string, value: number, reached = '2026-01-01 00:00:00.000') => ({
  id,
  value,
  reached,
});
const places = (rows: { id: string; rank: number }[]) =>
  rows.map(({ id, rank }) => `${rank} ${id}`);

test('equal values share a place and the next ones are skipped', () => {
  const rows = [row('a', 5), row('b', 7), row('c', 9), row('d', 7)];
  expect(places(rankRows(rows))).toEqual(['1 c', '2 b', '2 d', '4 a']);
});

test('places are dense on request', () => {
  const rows = [row('a', 5), row('b', 7), row('c', 9), row('d', 7)];
  expect(places(rankRows(rows, 'dense'))).toEqual(['1 c', '2 b', '2 d', '3 a']);
});

test('among equals comes first who got there first, then the smaller id', () => {
  const rows = [row('a', 7, '2026-01-03'), row('c', 7, '2026-01-02'), row('b', 7, '2026-01-02')];
  expect(places(rankRows(rows))).toEqual(['1 b', '1 c', '1 a']);
});

test('the order of the rows changes nothing', () => {
  const rows = fc.uniqueArray(
    fc.record({ id: fc.string(), value: fc.nat(5), reached: fc.constantFrom('1', '2') }),
    {
      selector: ({ id }) => id,
    },
  );
  fc.assert(
    fc.property(rows, (list) => {
      expect(rankRows(list.toReversed())).toEqual(rankRows(list));
    }),
  );
});
