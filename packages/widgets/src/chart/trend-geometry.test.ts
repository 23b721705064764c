import { describe, expect, it } from 'vitest';
import { seriesAnswer } from '../../playground/answers.js';
import { formatsFor } from '../format/formats.js';
import { stepKey } from '../trend/step-key.js';
import { trendGeometry } from './trend-geometry.js';
import { valueAxis } from './value-axis.js';

describe('valueAxis', () => {
  it('has round values, 0 among them', () => {
    expect(valueAxis([3, 7], 'count').ticks).toEqual([0, 2, 4, 6, 8]);
    expect(valueAxis([0.2, 0.58], 'ratio').max).toBeGreaterThanOrEqual(0.58);
    expect(valueAxis([-4, 9], 'people').ticks).toContain(0);
  });

  it('never counts half things, and time in minutes or hours', () => {
    expect(valueAxis([1], 'count').ticks).toEqual([0, 1]);
    expect(valueAxis([0], 'count').ticks).toEqual([0, 1]);
    expect(valueAxis([], 'count').ticks).toEqual([0, 1]);
    expect(valueAxis([3500], 'seconds').ticks.every((tick) => tick % 60 === 0)).toBe(true);
  });
});

describe('trendGeometry', () => {
  const options = {
    unit: 'count',
    interval: 'day',
    formats: formatsFor('en'),
    width: 400,
    height: 200,
    font: 12,
    isRtl: false,
  } as const;
  const { series = [] } = seriesAnswer('posts');

  it('runs from the start to the end, inside its box', () => {
    const { points, left, right } = trendGeometry({ ...options, series });
    expect([points[0]?.x, points.at(-1)?.x]).toEqual([left, right]);
    expect(points.every(({ y }) => y !== null && y >= 0 && y <= 200)).toBe(true);
  });

  it('runs the other way from right to left', () => {
    const { points, left, right } = trendGeometry({ ...options, series, isRtl: true });
    expect([points[0]?.x, points.at(-1)?.x]).toEqual([right, left]);
  });

  it('leaves gaps open, and marks a point that stands alone', () => {
    const holes = series
      .slice(0, 5)
      .map((point, i) => (i === 2 ? point : { ...point, value: null }));
    const { line, dots } = trendGeometry({ ...options, series: holes });
    expect(line).not.toContain('L');
    expect(dots).toHaveLength(1);
  });

  it('draws an unfinished bucket apart', () => {
    const open = seriesAnswer('posts', 'en', { partial: true }).series ?? [];
    const { unfinished, dots } = trendGeometry({ ...options, series: open });
    expect(unfinished).toMatch(/^M.*L/);
    expect(dots.map(({ point }) => point.partial)).toEqual([true]);
  });

  it('takes a single point, none, and a target above all', () => {
    expect(trendGeometry({ ...options, series: series.slice(0, 1) }).points).toHaveLength(1);
    expect(trendGeometry({ ...options, series: [] }).line).toBe('');
    const { target, top } = trendGeometry({ ...options, series, target: 500 });
    expect(target).toBeGreaterThanOrEqual(top);
  });
});

describe('stepKey', () => {
  it('walks, jumps and stops at the ends', () => {
    const at = (key: string, from: number, isRtl = false): number | undefined =>
      stepKey(key, from, { count: 31, isRtl });
    expect([at('ArrowRight', 4), at('ArrowLeft', 4), at('ArrowRight', 4, true)]).toEqual([5, 3, 3]);
    expect([at('ArrowLeft', 0), at('End', 4), at('Home', 4), at('PageDown', 9)]).toEqual([
      0, 30, 0, 6,
    ]);
    expect([at('Tab', 4), at('toString', 4)]).toEqual([undefined, undefined]);
  });
});
