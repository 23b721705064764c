import { expect, test } from 'vitest';
import { changeOf } from './change-of.js';

test('a count changes absolutely and relatively', () => {
  expect(changeOf('count', 128, 97)).toEqual({ absolute: 31, relative: 31 / 97 });
  expect(changeOf('count', 0, 4)).toEqual({ absolute: -4, relative: -1 });
});

test('from nothing there is no relative change', () => {
  expect(changeOf('count', 5, 0)).toEqual({ absolute: 5, relative: null });
  expect(changeOf('count', 0, 0)).toEqual({ absolute: 0, relative: null });
});

test('rates change in points', () => {
  expect(changeOf('ratio', 0.5, 0.25)).toEqual({ absolute: 0.25, relative: null });
});

test('without one of the two there is no change', () => {
  expect(changeOf('ratio', null, 0.25)).toEqual({ absolute: null, relative: null });
  expect(changeOf('count', 3, null)).toEqual({ absolute: null, relative: null });
});
