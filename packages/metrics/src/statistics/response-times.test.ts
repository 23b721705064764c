import { describe, expect, test } from 'vitest';
import { waitQuantile } from './response-times.js';

const ended = (...lengths: number[]) => lengths.map((length) => ({ length, ended: true }));
const going = (...lengths: number[]) => lengths.map((length) => ({ length, ended: false }));

describe('the wait after which a share has ended', () => {
  test.each([
    [[1, 2, 3, 10], 0.5, 2],
    [[1, 2, 3, 10], 0.9, 10],
    [[3, 1, 2], 0.5, 2],
    [[7], 0.5, 7],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[4, 4, 4], 0.9, 4],
  ])('of %j at %d is %d', (lengths, q, expected) => {
    expect(waitQuantile(ended(...lengths), q)).toBe(expected);
  });

  test('counts what goes on as longer than so far, and not as never', () => {
    // Two of three were seen for an hour at least; one of them for ten.
    expect(waitQuantile([...ended(1, 3), ...going(100)], 0.5)).toBe(3);
    expect(waitQuantile([...ended(2, 4), ...going(1, 1)], 0.5)).toBe(2);
    expect(waitQuantile([...ended(2), ...going(2)], 0.5)).toBe(2);
  });

  test('is unknown where too few have ended, or there were none', () => {
    expect(waitQuantile([...ended(1), ...going(5, 5)], 0.5)).toBeNull();
    expect(waitQuantile(going(1, 2), 0.1)).toBeNull();
    expect(waitQuantile([], 0.5)).toBeNull();
  });
});
