import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const seen = (source: string, url: string, time = '2026-04-10T00:00:00Z', more = {}) =>
  track(null, 'Mention Seen', time, { source, url, ...more }, { groups: ['g'] });
const april = {
  metric: 'external_mentions',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  interval: 'month',
  timezone: 'UTC',
} as const;

test('counts addresses, by source, with authors and reach', async () => {
  const { send, ask } = fixture.site();
  await send(
    seen('forum', 'https://a.example/1', '2026-04-01T00:00:00Z', { author: 'ann', reach: 10 }),
    seen('press', 'https://b.example/1', '2026-04-10T00:00:00Z', { author: 'ann', reach: 100 }),
    seen('press', 'https://b.example/2', '2026-04-30T23:59:59Z', { author: 'bob' }),
    seen('press', 'https://b.example/3', '2026-05-01T00:00:00Z', { author: 'cat', reach: 1 }),
    seen('radio', 'https://c.example/1', '2026-03-31T23:59:59Z'),
  );
  const answer = await ask(april);
  expect(answer).toMatchObject({ value: 3, previous: { value: 1 } });
  expect(answer.beside).toEqual({ authors: 2, reach: 110 });
  expect(answer.parts).toEqual([
    { key: 'press', label: 'press', value: 2, share: 2 / 3, previous: 0 },
    { key: 'forum', label: 'forum', value: 1, share: 1 / 3, previous: 0 },
    { key: 'radio', label: 'radio', value: 0, share: 0, previous: 1 },
  ]);
  expect(answer.series?.map(({ value }) => value)).toEqual([3]);
});

test('an address seen again is the same mention, of the day and source where it was seen first', async () => {
  const { send, ask } = fixture.site();
  await send(
    seen('press', 'https://a.example/1', '2026-04-20T00:00:00Z', { reach: 50, author: 'ann' }),
    seen('forum', 'https://a.example/1', '2026-04-10T00:00:00Z', { reach: 20 }),
    seen('press', 'https://a.example/2', '2026-03-10T00:00:00Z'),
    seen('press', 'https://a.example/2', '2026-04-10T00:00:00Z'),
  );
  const answer = await ask(april);
  expect(answer).toMatchObject({ value: 1, beside: { authors: 1, reach: 50 } });
  expect(answer.parts?.map(({ key, value }) => [key, value])).toEqual([
    ['forum', 1],
    ['press', 0],
  ]);
});

test('nothing seen is 0 mentions; what lacks an address is refused', async () => {
  const { send, ask } = fixture.site();
  expect(await ask(april)).toMatchObject({ value: 0, parts: [], beside: { authors: 0, reach: 0 } });
  await expect(
    send(track(null, 'Mention Seen', '2026-04-10T00:00:00Z', { source: 'press' })),
  ).rejects.toThrow('url');
});
