import { expect, it } from 'vitest';
import { clearTrend, fewest } from './clear-trend.js';

it('claims nothing on fewer than six values', () => {
  expect(clearTrend([1, 2, 3, 4, 5])).toBe('too-short');
  expect(clearTrend([1, 2, 3, 4, 5, 6])).toBe('rising');
  expect(fewest).toBe(6);
});

it('tells a direction from scatter', () => {
  expect(clearTrend([9, 8, 8, 6, 5, 3, 2])).toBe('falling');
  expect(clearTrend([5, 1, 4, 2, 5, 1, 4, 2])).toBe('unclear');
  expect(clearTrend([3, 3, 3, 3, 3, 3])).toBe('unclear');
});
