import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const spent = (user: string | null, seconds: number, day = '10') =>
  track(user, 'Time Spent', `2026-04-${day}T00:00:00Z`, { active_ms: seconds * 1000 });
const april = {
  metric: 'time_spent',
  from: '2026-04-10',
  to: '2026-04-13',
  compare: 'none',
} as const;

test('is the median per active member, with the total beside it', async () => {
  const { send, ask } = fixture.site();
  await send(
    spent('a', 30),
    spent('a', 30, '11'),
    spent('b', 59),
    spent('c', 600),
    spent(null, 1000),
    spent('idle', 0),
  );
  const { value, beside, series } = await ask(april);
  expect(value).toBe(60);
  expect(beside).toEqual({ total: 1719, people: 3 });
  expect(series?.map((bucket) => [bucket.value, bucket.parts?.total, bucket.reason])).toEqual([
    [59, 1689, undefined],
    [30, 30, undefined],
    [null, 0, 'no_activity'],
  ]);
});

test('of two members the median lies between them', async () => {
  const { send, ask } = fixture.site();
  await send(spent('a', 10), spent('b', 20));
  expect((await ask(april)).value).toBe(15);
});

test('bots spend no time, and without members there is no value', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    spent('bot', 100),
    spent(null, 50),
  );
  expect(await ask(april)).toMatchObject({
    value: null,
    reason: 'no_activity',
    beside: { total: 50, people: 0 },
  });
});

test('59 minutes are not 0 hours', async () => {
  const { send, ask } = fixture.site();
  await send(spent('a', 59 * 60));
  expect((await ask(april)).value).toBe(3540);
});
