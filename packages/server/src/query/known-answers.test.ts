import { expect, test } from 'vitest';
import { KnownAnswers } from './known-answers.js';

const rows = [{ n: '1' }];

test('an answer is known as long as no fact has changed', () => {
  const known = new KnownAnswers();
  known.keep('a', 1, rows);
  expect(known.find('a', 1)).toBe(rows);
  expect(known.find('b', 1)).toBeUndefined();
  expect(known.find('a', 2)).toBeUndefined();
  expect(known.find('a', 1)).toBeUndefined();
});

test('nothing is known while facts change, and it is again if they were others', () => {
  const known = new KnownAnswers();
  known.keep('a', 1, rows);
  expect(known.find('a', undefined)).toBeUndefined();
  expect(known.find('a', 1)).toBe(rows);
});

test('what was used last stays, what is very long does not', () => {
  const known = new KnownAnswers();
  const long = [{ list: Array.from({ length: 19_000 }, () => 0) }];
  known.keep('first', 1, long);
  known.keep('second', 1, long);
  for (let other = 0; other < 9; other++) {
    known.find('first', 1);
    known.keep(`other ${other}`, 1, long);
  }
  expect(known.find('first', 1)).toBe(long);
  expect(known.find('second', 1)).toBeUndefined();
  known.keep('too long', 1, [{ list: Array.from({ length: 20_001 }, () => 0) }]);
  expect(known.find('too long', 1)).toBeUndefined();
});
