import type { ProblemError, Question } from '@ruche/schema';
import { describe, expect, test } from 'vitest';
import { formatBound } from './format-time.js';
import { listBuckets } from './list-buckets.js';
import { maxBuckets, resolveWindow } from './resolve-window.js';

type Time = Pick<Question, 'period' | 'from' | 'to' | 'today' | 'interval'>;

function resolve(
  question: Time,
  asOf: string,
  options: { timezone?: string; weekStart?: 'sunday' } = {},
) {
  const { timezone = 'Europe/Paris', weekStart = 'monday' } = options;
  return resolveWindow({ question, timezone, weekStart, asOf: new Date(asOf) });
}

function bounds(...args: Parameters<typeof resolve>): string[] {
  const { from, to } = resolve(...args);
  return [formatBound(from), formatBound(to)];
}

function problem(question: Time): Pick<ProblemError, 'code' | 'path' | 'known' | 'detail'> {
  try {
    resolve(question, '2026-11-11T12:00:00Z');
  } catch (error) {
    return error as ProblemError;
  }
  throw new Error('no problem');
}

describe('rolling windows', () => {
  test('end at the start of today in the zone', () => {
    expect(bounds({ period: 'P7D' }, '2026-11-11T12:00:00Z')).toEqual(['2026-11-04', '2026-11-11']);
    expect(bounds({ period: 'P7D' }, '2026-11-10T23:30:00Z')).toEqual(['2026-11-04', '2026-11-11']);
    expect(bounds({ period: 'P7D' }, '2026-11-10T22:30:00Z')).toEqual(['2026-11-03', '2026-11-10']);
  });

  test('take today in when asked', () => {
    const question = { period: 'P7D', today: 'include' } as const;
    expect(bounds(question, '2026-11-11T12:00:00Z')).toEqual(['2026-11-05', '2026-11-12']);
  });

  test('subtract months with the end of the month as a limit', () => {
    expect(bounds({ period: 'P1M' }, '2026-03-31T12:00:00Z')).toEqual(['2026-02-28', '2026-03-31']);
    expect(bounds({ period: 'P1M' }, '2028-03-31T12:00:00Z')).toEqual(['2028-02-29', '2028-03-31']);
    expect(bounds({ period: 'P6M' }, '2026-08-31T12:00:00Z')).toEqual(['2026-02-28', '2026-08-31']);
    expect(bounds({ period: 'P1Y' }, '2028-02-29T12:00:00Z')).toEqual(['2027-02-28', '2028-02-29']);
    expect(bounds({ period: 'P12M' }, '2026-11-11T12:00:00Z')).toEqual([
      '2025-11-11',
      '2026-11-11',
    ]);
  });

  test('are the last month when nothing is said', () => {
    expect(bounds({}, '2026-11-11T12:00:00Z')).toEqual(['2026-10-11', '2026-11-11']);
  });
});

describe('calendar windows', () => {
  const now = '2026-11-11T12:00:00Z';

  test.each([
    ['day', '2026-11-11', '2026-11-12'],
    ['last-day', '2026-11-10', '2026-11-11'],
    ['this-week', '2026-11-09', '2026-11-16'],
    ['last-week', '2026-11-02', '2026-11-09'],
    ['month', '2026-11-01', '2026-12-01'],
    ['this-month', '2026-11-01', '2026-12-01'],
    ['last-month', '2026-10-01', '2026-11-01'],
    ['this-quarter', '2026-10-01', '2027-01-01'],
    ['last-quarter', '2026-07-01', '2026-10-01'],
    ['this-year', '2026-01-01', '2027-01-01'],
    ['last-year', '2025-01-01', '2026-01-01'],
  ])('%s', (period, from, to) => {
    expect(bounds({ period }, now)).toEqual([from, to]);
  });

  test('weeks begin on Sunday where the site says so', () => {
    const sunday = { weekStart: 'sunday' } as const;
    expect(bounds({ period: 'this-week' }, now, sunday)).toEqual(['2026-11-08', '2026-11-15']);
    expect(bounds({ period: 'week' }, '2026-11-15T12:00:00Z', sunday)).toEqual([
      '2026-11-15',
      '2026-11-22',
    ]);
    expect(bounds({ period: 'week' }, '2026-11-15T12:00:00Z')).toEqual([
      '2026-11-09',
      '2026-11-16',
    ]);
  });
});

describe('explicit windows', () => {
  test('dates are local midnights, instants stand for themselves', () => {
    const { from, to } = resolve({ from: '2026-03-29', to: '2026-03-30' }, '2026-04-10T12:00:00Z');
    expect(from.toInstant().toString()).toBe('2026-03-28T23:00:00Z');
    expect(to.toInstant().toString()).toBe('2026-03-29T22:00:00Z');
    const hours = bounds(
      { from: '2026-03-01T06:00:00Z', to: '2026-03-01T12:00:00+02:00' },
      '2026-04-10T12:00:00Z',
    );
    expect(hours).toEqual(['2026-03-01T07:00:00+01:00', '2026-03-01T11:00:00+01:00']);
  });

  test('a day with a clock change has 23 or 25 hours', () => {
    const hoursOf = (from: string, to: string) => {
      const span = resolve({ from, to }, '2027-01-01T12:00:00Z');
      return (span.to.epochMilliseconds - span.from.epochMilliseconds) / 3_600_000;
    };
    expect(hoursOf('2026-03-28', '2026-03-29')).toBe(24);
    expect(hoursOf('2026-03-29', '2026-03-30')).toBe(23);
    expect(hoursOf('2026-10-25', '2026-10-26')).toBe(25);
  });

  test('win over a period', () => {
    const question = { period: 'P1Y', from: '2026-03-01', to: '2026-03-02' };
    expect(bounds(question, '2026-04-10T12:00:00Z')).toEqual(['2026-03-01', '2026-03-02']);
  });
});

describe('intervals', () => {
  test.each([
    [{ period: 'P1M' }, 'day'],
    [{ from: '2026-01-01', to: '2026-02-15' }, 'day'],
    [{ from: '2026-01-01', to: '2026-02-16' }, 'week'],
    [{ period: 'P3M' }, 'week'],
    [{ period: 'P6M' }, 'week'],
    [{ from: '2026-01-01', to: '2026-08-10' }, 'month'],
    [{ period: 'P1Y' }, 'month'],
    [{ period: 'P1Y', interval: 'day' }, 'day'],
  ] as const)('%o is cut by %s', (question, interval) => {
    expect(resolve(question, '2026-11-11T12:00:00Z').interval).toBe(interval);
  });

  test('buckets are local, named by their first day, and know when they are cut', () => {
    const window = resolve(
      { from: '2026-03-25', to: '2026-04-08', interval: 'week' },
      '2026-05-01T00:00:00Z',
    );
    expect(listBuckets(window).map(({ key, cut }) => [key, cut])).toEqual([
      ['2026-03-23', true],
      ['2026-03-30', false],
      ['2026-04-06', true],
    ]);
    const months = resolve(
      { from: '2026-01-01', to: '2026-03-01', interval: 'month' },
      '2026-05-01T00:00:00Z',
    );
    expect(listBuckets(months).map(({ key, cut }) => [key, cut])).toEqual([
      ['2026-01-01', false],
      ['2026-02-01', false],
    ]);
  });

  test('an answer holds a thousand buckets and no more', () => {
    const days = { from: '2024-01-01', to: '2026-09-27', interval: 'day' } as const;
    const window = resolve(days, '2026-11-11T12:00:00Z');
    expect(listBuckets(window)).toHaveLength(maxBuckets);
    expect(problem({ ...days, to: '2026-09-28' })).toMatchObject({
      code: 'invalid_window',
      path: 'interval',
      known: ['day', 'week', 'month'],
    });
  });
});

describe('refusals', () => {
  test.each([
    [{ from: '2026-02-01', to: '2026-01-01' }, 'invalid_window', 'from'],
    [{ from: '2026-02-01', to: '2026-02-01' }, 'invalid_window', 'from'],
    [{ from: '2026-02-01' }, 'invalid_window', 'to'],
    [{ to: '2026-02-01' }, 'invalid_window', 'from'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'invalid_field', 'from'],
    [{ from: '2026-02-01', to: 'soon' }, 'invalid_field', 'to'],
    [{ from: '01/02/2026', to: '2026-03-01' }, 'invalid_field', 'from'],
    [{ period: 'P0D' }, 'invalid_field', 'period'],
    [{ period: 'next-month' }, 'invalid_field', 'period'],
    [{ period: 'P50Y', interval: 'day' }, 'invalid_window', 'interval'],
    [{ from: '1900-01-01', to: '2299-01-01', interval: 'day' }, 'invalid_window', 'interval'],
    [{ from: '0001-01-01', to: '9999-01-01', interval: 'day' }, 'invalid_field', 'from'],
  ] as const)('%o', (question, code, path) => {
    expect(problem(question)).toMatchObject({ code, path });
  });

  test('an unknown period lists the known ones', () => {
    expect(problem({ period: 'fortnight' }).known).toContain('P1M');
  });
});
