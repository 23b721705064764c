import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time.js';

const now = new Date('2024-03-31T10:20:30.400Z');

describe('relativeTime', () => {
  it.each([
    ['@now', '2024-03-31T10:20:30.400Z'],
    ['@now-PT2H', '2024-03-31T08:20:30.400Z'],
    ['@today', '2024-03-31T00:00:00+01:00'],
    ['@today+P1D', '2024-04-01T00:00:00+02:00'],
    ['@today-P3D+PT12H', '2024-03-28T12:00:00+01:00'],
    ['@today-P1M', '2024-02-29T00:00:00+01:00'],
    ['@date-P1M', '2024-02-29'],
    ['@date', '2024-03-31'],
    ['@week', '2024-03-25T00:00:00+01:00'],
    ['@month-PT1S', '2024-02-29T23:59:59+01:00'],
    ['@quarter', '2024-01-01T00:00:00+01:00'],
    ['@year-P1Y', '2023-01-01T00:00:00+01:00'],
  ])('%s', (text, expected) => {
    expect(relativeTime(text, now, 'Europe/Paris')).toBe(expected);
  });

  it('leaves other texts alone', () => {
    for (const text of ['2024-03-01', '@', '@soon', '@now-3', 'a@today']) {
      expect(relativeTime(text, now, 'UTC')).toBeUndefined();
    }
  });
});
