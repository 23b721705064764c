import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const may = { metric: 'silence', group: 'g', from: '2026-05-01', to: '2026-06-01' } as const;
const post = (user: string | null, id: string, time: string) =>
  track(user, 'Post Created', time, { post_id: id }, { groups: ['g'], anonymousId: 'x' });

test.each([
  ['2026-05-31T00:00:00.001Z', 0],
  ['2026-05-31T00:00:00Z', 1],
  ['2026-05-20T00:00:00.001Z', 11],
  ['2025-05-31T00:00:00Z', 366],
])('a last post at %s is %d days of silence', async (time, days) => {
  const { send, ask } = fixture.site();
  await send(post('ann', 'p', time), post('ann', 'later', '2026-06-01T00:00:00Z'));
  expect((await ask(may)).value).toBe(days);
});

test('nobody, a bot and a deleted post break no silence, however long ago', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    post('ann', 'kept', '2025-05-01T00:00:00Z'),
    post('ann', 'gone', '2025-12-01T00:00:00Z'),
    track('ann', 'Post Deleted', '2025-12-02T00:00:00Z', { post_id: 'gone' }),
    post('robo', 'p1', '2026-05-20T00:00:00Z'),
    post(null, 'p2', '2026-05-20T00:00:00Z'),
  );
  expect((await ask(may)).value).toBe(396);
});

test('up to now where the window is not over; compared with the end of the one before', async () => {
  const { send, ask } = fixture.site();
  await send(post('ann', 'p1', '2026-05-29T00:00:00Z'), post('ann', 'p2', '2026-06-10T09:00:00Z'));
  expect(await ask({ metric: 'silence', group: 'g', period: 'month' })).toMatchObject({
    value: 5,
    previous: { value: null },
  });
  expect(await ask({ metric: 'silence', group: 'g', period: 'P7D' })).toMatchObject({
    value: 4,
    previous: { value: 10 },
  });
});

test('a local day of 23 hours is a day', async () => {
  const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
  await send(post('ann', 'p', '2026-03-28T23:00:00Z'));
  expect((await ask({ ...may, from: '2026-03-01', to: '2026-03-30' })).value).toBe(1);
});

test('never posted: no value, and why', async () => {
  expect(await fixture.site().ask(may)).toMatchObject({ value: null, reason: 'never_posted' });
});
