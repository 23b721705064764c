import { expect, test } from 'vitest';
import { tokenLife } from './token-life.js';

const token = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

test('a token is good for four fifths of its life, whatever the clock here says', () => {
  expect(tokenLife(token({ iat: 1_000, exp: 1_900 }))).toBe(720_000);
});

test('a token that does not say when it ends is asked for again', () => {
  expect(tokenLife(token({ iat: 1_000 }))).toBe(0);
  expect(() => tokenLife('no token')).toThrow();
});
