import { expect, test } from 'vitest';
import { KnownAnswers } from './known-answers.js';

const rows = [{ n: '1', list: [1, 2], none: null }];
const copy = () => structuredClone(rows);

test('an answer is known as long as the facts are in one state', () => {
  const known = new KnownAnswers();
  expect(known.keep('a', '1', rows)).toBe(rows);
  expect(known.find('a', '1')).toBe(rows);
  expect(known.find('b', '1')).toBeUndefined();
  expect(known.find('a', '2')).toBeUndefined();
});

test('nothing is known while facts change, and it is again if they were others', () => {
  const known = new KnownAnswers();
  known.keep('a', '1', rows);
  expect(known.find('a', undefined)).toBeUndefined();
  expect(known.find('a', '1')).toBe(rows);
});

test('rows that are as they were stay the same ones', () => {
  const known = new KnownAnswers();
  known.keep('a', '1', rows);
  expect(known.keep('a', '2', copy())).toBe(rows);
  expect(known.find('a', '2')).toBe(rows);
});

test.each([
  [[]],
  [[...copy(), ...copy()]],
  [[{ ...copy()[0], n: '2' }]],
  [[{ ...copy()[0], n: 1 }]],
  [[{ ...copy()[0], none: 0 }]],
  [[{ ...copy()[0], list: [1, 3] }]],
  [[{ ...copy()[0], list: [1, 2, 3] }]],
  [[{ ...copy()[0], more: 1 }]],
])('rows that are others are others: %j', (others) => {
  const known = new KnownAnswers();
  known.keep<object>('a', '1', rows);
  expect(known.keep<object>('a', '2', others)).toBe(others);
  expect(known.find('a', '2')).toBe(others);
});

test('what was used last stays, what is very long does not', () => {
  const known = new KnownAnswers(1_000_000);
  const long = (letters: number) => [{ text: 'x'.repeat(letters) }];
  const first = known.keep('first', '1', long(200_000));
  known.keep('second', '1', long(200_000));
  for (let other = 0; other < 3; other++) {
    known.find('first', '1');
    known.keep(`other ${other}`, '1', long(200_000));
  }
  expect(known.find('first', '1')).toBe(first);
  expect(known.find('second', '1')).toBeUndefined();
  known.keep('too long', '1', long(260_000));
  expect(known.find('too long', '1')).toBeUndefined();
});
