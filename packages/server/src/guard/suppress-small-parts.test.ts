import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressSmallParts } from './suppress-small-parts.js';

const part = (key: string, value: number) => ({ key, label: key, value });
const values = (parts: { value: number | null }[]) => parts.map(({ value }) => value);

test('parts of k people and more are shown, and empty ones', () => {
  const parts = [part('a', 12), part('b', 5), part('c', 0)];
  expect(suppressSmallParts(parts, 5)).toEqual(parts);
});

test('one small part takes the next smallest with it', () => {
  const parts = [part('a', 12), part('b', 3), part('c', 7)];
  expect(values(suppressSmallParts(parts, 5))).toEqual([12, null, null]);
});

test('a hidden part says neither its value nor its share', () => {
  const [hidden] = suppressSmallParts([{ ...part('a', 2), share: 0.1 }, part('b', 18)], 5);
  expect(hidden).toEqual({ key: 'a', label: 'a', value: null, suppressed: true });
});

test('the hidden rest is never fewer than k, unless everything is hidden', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { maxLength: 8 }),
      fc.integer({ min: 3, max: 9 }),
      (sizes, k) => {
        const parts = sizes.map((size, index) => part(`p${index}`, size));
        const answer = suppressSmallParts(parts, k);
        const rest = sizes.filter((_, index) => answer[index]?.value === null);
        const shown = sizes.filter((size, index) => size > 0 && answer[index]?.value !== null);
        for (const size of shown) expect(size).toBeGreaterThanOrEqual(k);
        if (rest.length === 0 || shown.length === 0) return;
        expect(rest.length).toBeGreaterThan(1);
        expect(rest.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(k);
      },
    ),
  );
});
