import { expect, test } from 'vitest';
import { concentrationOf } from './concentration-of.js';

test.each([
  [[2, 1, 1], 1, 1 / 6],
  [[1, 1, 1, 1], 2, 0],
  [[1, 2, 1, 1], 2, 0.15],
  [[3], 1, 0],
  [[1, 9], 1, 0.4],
  [[0, 0, 0, 8], 1, 0.75],
])('of %j: half by %d, Gini %d', (amounts, halfBy, gini) => {
  const found = concentrationOf(amounts);
  expect(found?.halfBy).toBe(halfBy);
  expect(found?.gini).toBeCloseTo(gini, 12);
});

test('of nothing there is none', () => {
  expect(concentrationOf([])).toBeNull();
  expect(concentrationOf([0])).toBeNull();
});
