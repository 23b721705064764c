import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { theilSen, trendOf } from './theil-sen.js';

describe('theilSen', () => {
  test('is the slope of a line, with an interval of no width', () => {
    expect(theilSen([1, 3, 5, 7, 9, 11])).toEqual({ slope: 2, interval: [2, 2], points: 6 });
  });

  test('is moved by no single wild value', () => {
    expect(theilSen([1, 2, 3, 4, 500, 6, 7, 8, 9])?.slope).toBe(1);
  });

  test('leaves out what has no value, and keeps its place', () => {
    expect(theilSen([0, null, 2, null, 4, 5])?.slope).toBe(1);
    expect(theilSen([0, null, null, 2])).toBeNull();
  });

  test('the interval holds the slope, whatever the series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 }),
        (series) => {
          const { slope, interval } = theilSen(series) ?? { slope: 0, interval: [0, 0] };
          expect(interval[0]).toBeLessThanOrEqual(slope);
          expect(interval[1]).toBeGreaterThanOrEqual(slope);
        },
      ),
    );
  });
});

describe('trendOf', () => {
  test('tells a trend from six buckets on', () => {
    expect(trendOf([1, 2, 3, 4, 5, 6])).toBe('rising');
    expect(trendOf([6, 5, 4, 3, 2, 1])).toBe('falling');
    expect(trendOf([1, 2, 3, 4, 5])).toBe('unclear');
  });

  test('tells none where the interval holds 0', () => {
    expect(trendOf([4, 7, 3, 6, 5, 4, 6])).toBe('unclear');
    expect(trendOf([2, 2, 2, 2, 2, 2, 2])).toBe('unclear');
    expect(trendOf([])).toBe('unclear');
  });
});
