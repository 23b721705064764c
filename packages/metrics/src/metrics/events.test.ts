import { expect, test } from 'vitest';
import { useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const schedule = (id: string, starts: string, time = '2026-01-10T00:00:00Z') =>
  track('ann', 'Event Scheduled', time, { event_id: id, starts_at: starts }, g);
const april = {
  metric: 'events',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  compare: 'none',
} as const;

test('counts by the date of the start in the zone, not of the announcement', async () => {
  const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
  await send(
    schedule('before', '2026-03-31T23:59:00+02:00'),
    schedule('first', '2026-03-31T22:00:00Z'),
    schedule('day', '2026-04-12'),
    schedule('last', '2026-04-30T23:59:00+02:00'),
    schedule('after', '2026-05-01'),
    schedule('announced', '2026-07-01', '2026-04-10T00:00:00Z'),
  );
  const { value, series } = await ask(april);
  expect(value).toBe(3);
  expect(
    series?.filter((bucket) => bucket.value === 1).map(({ start }) => start.slice(0, 10)),
  ).toEqual(['2026-04-01', '2026-04-12', '2026-04-30']);
});

test('a moved event counts where it was moved to', async () => {
  const { send, ask } = fixture.site();
  await send(schedule('e', '2026-04-10'), schedule('e', '2026-05-10', '2026-02-10T00:00:00Z'));
  expect((await ask(april)).value).toBe(0);
  expect((await ask({ ...april, from: '2026-05-01', to: '2026-06-01' })).value).toBe(1);
});

test('cancelled events are out, and back when announced again', async () => {
  const { send, ask } = fixture.site();
  await send(
    schedule('out', '2026-04-10'),
    track('ann', 'Event Cancelled', '2026-02-01T00:00:00Z', { event_id: 'out' }),
    schedule('back', '2026-04-10'),
    track('ann', 'Event Cancelled', '2026-02-01T00:00:00Z', { event_id: 'back' }, g),
    schedule('back', '2026-04-11', '2026-03-01T00:00:00Z'),
  );
  expect((await ask(april)).value).toBe(1);
});

test('what has not begun was not held', async () => {
  const { send, ask } = fixture.site();
  await send(schedule('past', '2026-06-15T09:00:00Z'), schedule('coming', '2026-06-15T11:00:00Z'));
  expect((await ask({ ...april, from: '2026-06-01', to: '2026-07-01' })).value).toBe(1);
});

test('what begins within the minute has not begun', async () => {
  const { send, ask } = fixture.site();
  await send(schedule('soon', '2026-06-15T10:00:45Z'), schedule('begun', '2026-06-15T10:00:15Z'));
  const today = { metric: 'events', group: 'g', period: 'P7D', today: 'include' } as const;
  expect((await ask(today, { asOf: '2026-06-15T10:00:30Z' })).value).toBe(1);
});

test('a group without events has no value', async () => {
  const { ask } = fixture.site();
  expect(await ask(april, { group: { modules: ['chat'] } })).toMatchObject({
    value: null,
    reason: 'not_enabled',
  });
});
