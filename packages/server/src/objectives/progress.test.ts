import { describe, expect, test } from 'vitest';
import { nextReview } from './next-review.js';
import { meanProgress, paceOf, progressOf, statusOf, worstStatus } from './progress.js';
import { isOutside, suggestTarget } from './suggest-target.js';

describe('progress', () => {
  test('is the share of the way, beyond both ends too', () => {
    expect(progressOf({ baseline: 100, target: 200, current: 150 })).toBe(0.5);
    expect(progressOf({ baseline: 100, target: 200, current: 250 })).toBe(1.5);
    expect(progressOf({ baseline: 100, target: 200, current: 90 })).toBe(-0.1);
  });

  test('of a target that lies below', () => {
    expect(progressOf({ baseline: 12, target: 4, current: 6 })).toBe(0.75);
    expect(progressOf({ baseline: 12, target: 4, current: 14 })).toBe(-0.25);
  });

  test('is not known where a figure is missing or there is no way', () => {
    expect(progressOf({ baseline: null, target: 4, current: 6 })).toBeNull();
    expect(progressOf({ baseline: 4, target: 4, current: 6 })).toBeNull();
    expect(progressOf({ baseline: 4, target: 5, current: null })).toBeNull();
  });

  test('of several none makes up for another', () => {
    expect(meanProgress([3, 0])).toBe(0.5);
    expect(meanProgress([null, 0.4])).toBe(0.4);
    expect(meanProgress([null])).toBeNull();
  });
});

describe('pace and status', () => {
  test('pace is the elapsed share, within 0 and 1', () => {
    expect(paceOf({ start: 0, end: 100, now: 25 })).toBe(0.25);
    expect(paceOf({ start: 0, end: 100, now: 900 })).toBe(1);
    expect(paceOf({ start: 50, end: 100, now: 0 })).toBe(0);
    expect(paceOf({ start: 0, end: null, now: 5 })).toBeNull();
  });

  test.each([
    [0.5, 0.5, 'on_track'],
    [0.49, 0.5, 'behind'],
    [1, 0.2, 'reached'],
    [1.2, 1, 'reached'],
    [0.99, 1, 'missed'],
    [null, 0.5, null],
    [0.5, null, null],
  ] as const)('progress %s at pace %s is %s', (progress, pace, status) => {
    expect(statusOf({ progress, pace })).toBe(status);
  });

  test('an objective stands where its worst key result does', () => {
    expect(worstStatus(['reached', 'on_track'])).toBe('on_track');
    expect(worstStatus(['reached', 'missed', 'behind'])).toBe('missed');
    expect(worstStatus(['reached', 'reached'])).toBe('reached');
    expect(worstStatus(['reached', null])).toBeNull();
    expect(worstStatus([])).toBeNull();
  });
});

test('the next review is one step on, within the month', () => {
  const start = '2026-01-31';
  expect(nextReview({ frequency: 'monthly', reviewed: undefined, start })).toBe('2026-02-28');
  expect(nextReview({ frequency: 'weekly', reviewed: '2026-03-28', start })).toBe('2026-04-04');
  expect(nextReview({ frequency: undefined, reviewed: undefined, start })).toBeNull();
});

describe('a suggested target', () => {
  const past = (readings: number[], higherIsBetter: boolean | null = true) => ({
    ...{ readings, higherIsBetter, unit: 'count' as const },
  });

  test('is what the best times reached, or one usual step further', () => {
    expect(suggestTarget(past([80, 90, 100, 110, 120]), 85)).toBe(112);
    expect(suggestTarget(past([80, 90, 100, 110, 120]), 118)).toBe(128);
    expect(suggestTarget(past([12, 10, 8, 11, 9], false), 11)).toBe(8);
  });

  test('of a rate stays a rate; there is none without a past', () => {
    const rate = { readings: [0.9, 0.95, 0.99, 0.99], unit: 'ratio' as const };
    expect(suggestTarget({ ...rate, higherIsBetter: true }, 0.99)).toBe(1);
    expect(suggestTarget(past([80, 90, 100]), 85)).toBeNull();
  });

  test('lies within the variation; what was never seen does not', () => {
    expect(isOutside(past([80, 90, 100, 110, 120]), 125)).toBe(false);
    expect(isOutside(past([80, 90, 100, 110, 120]), 400)).toBe(true);
    expect(isOutside(past([80, 90]), 400)).toBe(false);
  });
});
