import type { Question } from '@ruche/schema';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { comparedWindow, overlaps } from './compared-window.js';
import { formatBound } from './format-time.js';
import { resolveWindow } from './resolve-window.js';

const timezone = 'Europe/Paris';

function compared(
  question: Partial<Question>,
  asOf: string,
  compare: 'previous' | 'year' = 'previous',
) {
  const window = resolveWindow({ question, timezone, weekStart: 'monday', asOf: new Date(asOf) });
  const now = Temporal.Instant.from(asOf).toZonedDateTimeISO(timezone);
  const previous = comparedWindow(window, compare, now);
  return { window, previous, bounds: [formatBound(previous.from), formatBound(previous.to)] };
}

describe('previous', () => {
  test('a rolling window is compared with the equal length just before', () => {
    const { bounds, previous } = compared({ period: 'P30D' }, '2026-05-01T12:00:00Z');
    expect(bounds).toEqual(['2026-03-02', '2026-04-01']);
    expect(previous.shiftDays).toBe(30);
  });

  test('so is an explicit one', () => {
    const { bounds } = compared({ from: '2026-10-01', to: '2026-11-01' }, '2026-12-01T12:00:00Z');
    expect(bounds).toEqual(['2026-08-31', '2026-10-01']);
  });

  test('days are local days, also over a clock change', () => {
    const { bounds } = compared({ from: '2026-03-29', to: '2026-03-30' }, '2026-12-01T12:00:00Z');
    expect(bounds).toEqual(['2026-03-28', '2026-03-29']);
  });

  test('a window of hours is compared with as many hours', () => {
    const { bounds, previous } = compared(
      { from: '2026-03-29T00:00:00Z', to: '2026-03-29T06:00:00Z' },
      '2026-12-01T12:00:00Z',
    );
    expect(bounds).toEqual(['2026-03-28T19:00:00+01:00', '2026-03-29T01:00:00+01:00']);
    expect(previous.shiftDays).toBeUndefined();
  });

  test.each([
    ['last-month', '2026-09-01', '2026-10-01'],
    ['last-week', '2026-10-26', '2026-11-02'],
    ['last-quarter', '2026-04-01', '2026-07-01'],
    ['last-year', '2024-01-01', '2025-01-01'],
  ])('%s is compared with the unit before', (period, from, to) => {
    expect(compared({ period }, '2026-11-11T12:00:00Z').bounds).toEqual([from, to]);
  });
});

describe('a period to date', () => {
  test('is compared with the same elapsed part', () => {
    const { bounds } = compared({ period: 'this-month' }, '2026-11-11T08:30:00Z');
    expect(bounds).toEqual(['2026-10-01', '2026-10-11T09:30:00+02:00']);
  });

  test('never reaches past the end of a shorter unit', () => {
    const { bounds } = compared({ period: 'this-month' }, '2026-03-31T08:30:00Z');
    expect(bounds).toEqual(['2026-02-01', '2026-03-01']);
  });

  test('today taken in counts as far as it has come', () => {
    const { bounds } = compared({ period: 'P7D', today: 'include' }, '2026-11-11T08:30:00Z');
    expect(bounds).toEqual(['2026-10-29', '2026-11-04T09:30:00+01:00']);
  });

  test('the year before too', () => {
    const { bounds } = compared({ period: 'this-year' }, '2026-11-11T08:30:00Z', 'year');
    expect(bounds).toEqual(['2025-01-01', '2025-11-11T09:30:00+01:00']);
  });
});

describe('year', () => {
  test('is the same window one year earlier', () => {
    expect(compared({ period: 'P1M' }, '2026-11-11T12:00:00Z', 'year').bounds).toEqual([
      '2025-10-11',
      '2025-11-11',
    ]);
    expect(
      compared({ from: '2028-02-29', to: '2028-03-01' }, '2028-11-11T12:00:00Z', 'year').bounds,
    ).toEqual(['2027-02-28', '2027-03-01']);
  });

  test('a longer window overlaps the one before it', () => {
    const two = compared({ period: 'P24M' }, '2026-11-11T12:00:00Z', 'year');
    expect(overlaps(two.window, two.previous)).toBe(true);
    const one = compared({ period: 'P12M' }, '2026-11-11T12:00:00Z', 'year');
    expect(overlaps(one.window, one.previous)).toBe(false);
  });
});
