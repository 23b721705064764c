import type { Answer } from '@ruche/schema';
import { describe, expect, test } from 'vitest';
import { judgeSeries } from './judge-series.js';
import type { Condition } from './judge-series.js';

const day = (index: number): string =>
  `${new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10)}T00:00:00+00:00`;

/** A series of days; the last one is not whole yet where it is told so. */
const series = (values: (number | null)[], isLastPartial = false): Answer =>
  ({
    metric: { id: 'posts', unit: 'count' },
    series: values.map((value, index) => ({
      start: day(index),
      value,
      partial: isLastPartial && index === values.length - 1,
    })),
  }) as unknown as Answer;

const below: Condition = { when: 'below', threshold: 5, interval: 'day' };

describe('below and above', () => {
  test('judge the last finished bucket', () => {
    expect(judgeSeries(series([9, 9, 4]), below)).toEqual({ bucket: day(2), value: 4 });
    expect(judgeSeries(series([9, 4, 9]), below)).toBeUndefined();
    expect(judgeSeries(series([9, 9, 5]), below)).toBeUndefined();
    expect(judgeSeries(series([9, 11]), { ...below, when: 'above', threshold: 10 })).toBeDefined();
    expect(
      judgeSeries(series([9, 10]), { ...below, when: 'above', threshold: 10 }),
    ).toBeUndefined();
  });

  test('an unfinished bucket never alarms, nor does one without a value', () => {
    expect(judgeSeries(series([9, 9, 0], true), below)).toBeUndefined();
    expect(judgeSeries(series([9, 9, null]), below)).toBeUndefined();
    expect(judgeSeries(series([]), below)).toBeUndefined();
  });

  test('a bucket is told of once', () => {
    expect(judgeSeries(series([9, 9, 4]), below, day(2))).toBeUndefined();
    expect(judgeSeries(series([9, 9, 4]), below, day(1))).toBeDefined();
  });
});

describe('silent', () => {
  const silent: Condition = { when: 'silent', days: 3, interval: 'day' };

  test('is nothing on each of the days', () => {
    expect(judgeSeries(series([1, 0, 0, 0]), silent)).toEqual({ bucket: day(3), value: 0 });
    expect(judgeSeries(series([0, 1, 0, 0]), silent)).toBeUndefined();
    expect(judgeSeries(series([0, 0]), silent)).toBeUndefined();
    expect(judgeSeries(series([1, 0, 0, 0], true), silent)).toBeUndefined();
  });

  test('is told once, until something happens in between', () => {
    expect(judgeSeries(series([1, 0, 0, 0, 0, 0]), silent, day(3))).toBeUndefined();
    expect(judgeSeries(series([1, 0, 0, 0, 2, 0, 0, 0]), silent, day(3))).toMatchObject({
      bucket: day(7),
    });
  });
});

describe('unusual', () => {
  const unusual: Condition = { when: 'unusual', interval: 'week' };
  const usual = [40, 44, 39, 41, 43, 42, 40];

  test('lies outside what was usual before', () => {
    expect(judgeSeries(series([...usual, 90]), unusual)).toMatchObject({ value: 90 });
    expect(judgeSeries(series([...usual, 3]), unusual)).toMatchObject({ value: 3 });
    expect(judgeSeries(series([...usual, 46]), unusual)).toBeUndefined();
  });

  test('needs a past', () => {
    expect(judgeSeries(series([40, 41, 900]), unusual)).toBeUndefined();
  });

  test('compares a day with the same day of other weeks', () => {
    const weeks = Array.from({ length: 8 }, () => [1, 1, 1, 1, 1, 60, 60]).flat();
    const byDay: Condition = { when: 'unusual', interval: 'day' };
    expect(judgeSeries(series(weeks), byDay)).toBeUndefined();
    expect(judgeSeries(series([...weeks, 60]), byDay)).toMatchObject({ value: 60 });
  });
});
