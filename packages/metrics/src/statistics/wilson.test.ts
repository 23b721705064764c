import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.js';

test('is the interval of the books', () => {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  for (const [successes, trials, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const interval = wilsonInterval(successes, trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  }
});

test('never leaves 0 and 1, and holds the share', () => {
  for (let trials = 1; trials <= 40; trials++) {
    for (let successes = 0; successes <= trials; successes++) {
      const [low, high] = wilsonInterval(successes, trials);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
    }
  }
});

test('none and all have an end at 0 and 1 exactly', () => {
  expect(wilsonInterval(0, 7)[0]).toBe(0);
  expect(wilsonInterval(7, 7)[1]).toBe(1);
});

test('narrows with the trials', () => {
  const width = ([low, high]: [number, number]) => high - low;
  expect(width(wilsonInterval(50, 100))).toBeLessThan(width(wilsonInterval(5, 10)));
});
