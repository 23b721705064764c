import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkOptions } from './check-options.js';
import type { TrackerOptions } from './options.js';

const warnings: string[] = [];

beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((...words) => void warnings.push(words.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

const check = (options: unknown) => checkOptions(options as TrackerOptions);

test('what is right stays as it is, and nothing is said', () => {
  const options = {
    writeKey: 'wk_x',
    endpoint: '/stats',
    consent: 'full',
    routes: 'hash',
    group: 'design',
    debug: true,
  };
  expect(check(options)).toEqual(options);
  expect(warnings).toEqual([]);
});

test.each([
  ['writeKey', 12, "ruche: writeKey should be the site's public key, 'wk_…', not 12"],
  ['consent', 'ful', "ruche: consent should be 'none', 'anonymous', 'full', not ful"],
  ['routes', 'hashes', "ruche: routes should be 'path', 'hash', 'search', 'off', not hashes"],
  ['outbox', true, "ruche: outbox should be createOutbox of '@ruche/tracker/outbox', not true"],
])('a wrong %s is left out, and what would be right is said', (name, value, warning) => {
  const options = check({ writeKey: 'wk_x', [name]: value });
  expect(options).toEqual({ writeKey: name === 'writeKey' ? '' : 'wk_x' });
  expect(warnings).toEqual([warning]);
});

test('no options at all are no options', () => {
  expect(check(undefined)).toEqual({ writeKey: '' });
});
