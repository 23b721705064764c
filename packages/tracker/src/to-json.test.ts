import { afterEach, expect, test } from 'vitest';
import { toJson } from './to-json.js';

type Patched = unknown[] & { toJSON?: unknown };

afterEach(() => {
  delete (Array.prototype as Patched).toJSON;
});

test('is JSON', () => {
  const value = { a: [1, { b: ['x'] }], c: new Date(0), d: undefined, e: null };
  expect(toJson(value)).toBe(JSON.stringify(value));
  expect(toJson([])).toBe('[]');
});

test('is JSON on a page where arrays have a toJSON, as with Prototype.js', () => {
  const value = { mentions: ['u1', ['u2']], at: new Date(0) };
  const expected = JSON.stringify(value);
  // oxlint-disable-next-line no-extend-native -- what such a page does
  (Array.prototype as Patched).toJSON = function (this: unknown[]) {
    return `[${this.join()}]`;
  };
  expect(JSON.stringify(value)).not.toBe(expected);
  expect(toJson(value)).toBe(expected);
});

test('throws for what has no JSON', () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(() => toJson(loop)).toThrow();
});
