import { expect, test } from 'vitest';
import { rememberWithin } from './remember-within.js';

test('works out what has a name once for each owner', () => {
  const remembered = rememberWithin<object>();
  const owner = {};
  const found = remembered(owner, 'a', () => ({}));
  expect(remembered(owner, 'a', () => ({}))).toBe(found);
  expect(remembered(owner, 'b', () => ({}))).not.toBe(found);
  expect(remembered({}, 'a', () => ({}))).not.toBe(found);
});

test('what could not be worked out is tried again', () => {
  const remembered = rememberWithin<number>();
  const owner = {};
  const fail = () => {
    throw new Error('no');
  };
  expect(() => remembered(owner, 'a', fail)).toThrow('no');
  expect(remembered(owner, 'a', () => 1)).toBe(1);
});
