import { expect, test } from 'vitest';
import { originAllowed } from './origin-allowed.js';

test.each([
  ['https://example.org', ['*'], true],
  ['https://example.org', ['https://example.org/'], true],
  ['https://EXAMPLE.org', ['https://example.org'], true],
  ['https://a.example.org', ['https://*.example.org'], true],
  ['https://a.b.example.org', ['https://*.example.org'], true],
  ['https://example.org', ['https://*.example.org'], false],
  ['https://evilexample.org', ['https://*.example.org'], false],
  ['http://a.example.org', ['https://*.example.org'], false],
  ['https://example.org:8443', ['https://example.org'], false],
  ['null', ['https://example.org'], false],
  ['https://example.org', [], false],
])('%s in %j: %s', (origin, allowed, expected) => {
  expect(originAllowed(origin, allowed)).toBe(expected);
});
