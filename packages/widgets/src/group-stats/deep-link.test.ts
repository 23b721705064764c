import { expect, it } from 'vitest';
import { readDeepLink, writeDeepLink } from './deep-link.js';

const address = 'https://example.org/stats?tab=2#top';
const filters = { group: 'a b', period: 'P6M', compare: 'year' } as const;

it('keeps the filters in the address, and everything else in it', () => {
  const linked = writeDeepLink(address, 'stats', filters);
  expect(linked).toBe(
    'https://example.org/stats?tab=2&stats-group=a+b&stats-period=P6M&stats-compare=year#top',
  );
  expect(readDeepLink(linked, 'stats')).toEqual(filters);
  expect(readDeepLink(linked, 'other')).toEqual({});
});

it('takes the group out when there is none', () => {
  const linked = writeDeepLink(address, 's', filters);
  expect(writeDeepLink(linked, 's', { ...filters, group: undefined })).not.toContain('s-group');
});

it('falls back where an address says what has no meaning', () => {
  expect(readDeepLink(`${address.replace('#top', '')}&s-period=soon&s-compare=all`, 's')).toEqual({
    period: 'P1M',
    compare: 'previous',
  });
});
