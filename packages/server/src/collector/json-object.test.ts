import { expect, test } from 'vitest';
import { deeperThan, mergeObjects } from './json-object.js';

test('the upper object wins, within objects too', () => {
  const under = { device: { type: 'mobile', id: 1 }, locale: 'fr' };
  const merged = mergeObjects(under, { device: { type: 'desktop' }, page: { path: '/' } });
  expect(merged).toEqual({ device: { type: 'desktop', id: 1 }, locale: 'fr', page: { path: '/' } });
  expect(under.device.type).toBe('mobile');
});

test('a key named __proto__ pollutes nothing', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}',
  ) as Record<string, unknown>;
  const merged = mergeObjects({ a: {} }, hostile);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(Object.keys(merged)).toContain('__proto__');
});

test('depth is measured without reading further than needed', () => {
  expect(deeperThan({ a: [1, { b: 2 }] }, 3)).toBe(false);
  expect(deeperThan({ a: [1, { b: {} }] }, 3)).toBe(true);
  expect(deeperThan(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)), 64)).toBe(true);
});
