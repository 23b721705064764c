import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from './backoff.js';

test('doubles with every retry, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 30].map((retries) => backoff(retries, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});

test('is spread over the whole time, so that pages do not come back all at once', () => {
  expect(backoff(4, 0)).toBe(0);
  expect(backoff(4, 0.25)).toBe(2_000);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (retries, random) => {
        const wait = backoff(retries, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});
