import { expect, test } from 'vitest';
import { Room } from './room.js';

const mebibyte = 1024 * 1024;

test('gives as many bytes as are asked for, the same again, and lets go of far too many', () => {
  const room = new Room();
  const first = room.take(100);
  expect(first).toHaveLength(100);
  first.fill(7);
  expect(room.take(50)).toEqual(Buffer.alloc(50, 7));
  const large = room.take(40 * mebibyte);
  expect(large).toHaveLength(40 * mebibyte);
  expect(room.take(20 * mebibyte).buffer).toBe(large.buffer);
  expect(room.take(100).buffer).not.toBe(large.buffer);
});
