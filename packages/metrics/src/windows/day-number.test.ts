import { expect, test } from 'vitest';
import { bucketBefore } from './bucket-before.js';
import { dateOfDay, dayNumber } from './day-number.js';

test('days are counted from 1970, there and back', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayNumber('2024-02-29')).toBe(19_782);
  expect(dateOfDay(19_782)).toBe('2024-02-29');
});

test('the bucket before a day, a week, a month', () => {
  expect(bucketBefore('2024-03-01', 'day')).toBe('2024-02-29');
  expect(bucketBefore('2024-01-01', 'week')).toBe('2023-12-25');
  expect(bucketBefore('2024-01-01', 'month')).toBe('2023-12-01');
});
