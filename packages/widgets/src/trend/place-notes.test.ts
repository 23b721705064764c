import { expect, it } from 'vitest';
import { seriesAnswer } from '../../playground/answers.js';
import { annotations } from '../../playground/stage-records.js';
import { trendGeometry } from '../chart/trend-geometry.js';
import { formatsFor } from '../format/formats.js';
import { bucketOf, placeNotes, readNotes } from './place-notes.js';

const { series = [], window } = seriesAnswer('posts');
const geometry = trendGeometry({
  ...{ series, unit: 'count', interval: 'day', formats: formatsFor('en') },
  ...{ width: 400, height: 200, font: 12, isRtl: false },
});
const { points } = geometry;

it('finds the bucket of a day, and none outside the window', () => {
  expect(bucketOf(series, '2026-10-01', window.to)).toBe(0);
  expect(bucketOf(series, '2026-10-09', window.to)).toBe(8);
  expect(bucketOf(series, '2026-10-31', window.to)).toBe(30);
  expect(bucketOf(series, '2026-11-01', window.to)).toBe(undefined);
  expect(bucketOf(series, '2026-09-30', window.to)).toBe(undefined);
  expect(bucketOf([], '2026-10-01', window.to)).toBe(undefined);
});

it('finds the bucket among weeks', () => {
  const weeks = ['2026-10-05', '2026-10-12', '2026-10-19'].map((start) => ({
    ...{ start: `${start}T00:00:00+02:00`, value: 1, partial: false },
  }));
  expect(bucketOf(weeks, '2026-10-18', '2026-10-26')).toBe(1);
});

it('places what happened where it did, with room for its name until the next', () => {
  const notes = placeNotes(annotations, points, { to: window.to });
  expect(notes.map(({ title, at }) => [title, at])).toEqual([
    ['Weekly questions begin', 8],
    ['Summer school', 18],
  ]);
  expect(notes[0]?.x).toBe(points[8]?.x);
  expect(notes[1]?.end).toBe(points[21]?.x);
  expect(notes[0]?.room).toBeCloseTo((points[18]?.x ?? 0) - (points[8]?.x ?? 0) - 8);
});

it('keeps at the edge what began before, and leaves out what ended before', () => {
  const [, school] = annotations;
  if (!school) throw new Error('no annotation');
  const early = { ...school, date: '2026-09-20' };
  expect(placeNotes([early], points, { to: window.to })[0]?.at).toBe(0);
  const over = { ...early, end: '2026-09-30' };
  expect(placeNotes([over], points, { to: window.to })).toEqual([]);
});

it('takes what is no annotation', () => {
  expect(readNotes('x')).toEqual([]);
  expect(readNotes([null, 3, {}, { title: 'a' }, { title: 'a', date: 'b', end: 4 }])).toEqual([]);
  expect(readNotes(annotations)).toEqual(annotations);
});
