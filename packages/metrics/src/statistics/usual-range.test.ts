import { expect, test } from 'vitest';
import { median, quantile } from './quantile.js';
import { usualRange } from './usual-range.js';

test('a quantile lies between two values where it falls there', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.75)).toBe(3.25);
  expect(quantile([7], 0.9)).toBe(7);
});

test('what is usual is told from six values on', () => {
  expect(usualRange([10, 12, 11, 13, 12])).toBeNull();
  const [low, high] = usualRange([10, 12, 11, 13, 12, 11]) ?? [0, 0];
  expect(low).toBeGreaterThan(6);
  expect(high).toBeLessThan(17);
});

test('one wild value makes nothing usual, and one act is not unusual for a quiet count', () => {
  const [, high] = usualRange([10, 12, 11, 13, 12, 11, 900]) ?? [0, 0];
  expect(high).toBeLessThan(20);
  expect(usualRange([0, 0, 0, 0, 0, 0], { counts: true })).toEqual([-3, 3]);
  expect(usualRange([0, 0, 0, 0, 0, 0])).toEqual([0, 0]);
});
