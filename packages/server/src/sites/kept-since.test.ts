import { expect, test } from 'vitest';
import { keptSince } from './kept-since.js';
import { siteSettingsSchema } from './site.js';

const now = new Date('2026-11-01T12:00:00Z');

test.each([
  ['P1000D', 'UTC', '2024-02-05T00:00:00.000Z'],
  ['P25M', 'Europe/Paris', '2024-09-30T22:00:00.000Z'],
  ['P2Y', 'America/New_York', '2024-11-01T04:00:00.000Z'],
])('%s in %s: since %s', (retention, timezone, since) => {
  expect(keptSince({ retention, timezone }, now)?.toISOString()).toBe(since);
});

test('without the setting facts are kept for ever', () => {
  expect(keptSince({ retention: '', timezone: 'UTC' }, now)).toBeUndefined();
});

test.each(['25', 'P0M', 'PT1H', 'P1W', 'P1M2D', '-P1M'])('refused: %s', (retention) => {
  const settings = { personKey: 'x'.repeat(16), retention };
  expect(siteSettingsSchema.safeParse(settings).success).toBe(false);
});
