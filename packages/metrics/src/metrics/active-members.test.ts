import { expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const april = { metric: 'active_members', from: '2026-04-01', to: '2026-05-01' } as const;

test('people count once in each bucket and once in the whole', async () => {
  const { send, ask } = fixture.site();
  await send(
    page('u1', '2026-04-01T08:00:00Z'),
    page('u1', '2026-04-01T09:00:00Z'),
    page('u1', '2026-04-20T09:00:00Z'),
    page('u2', '2026-04-20T09:00:00Z'),
    page('u3', '2026-03-20T09:00:00Z'),
  );
  const { value, previous, series } = await ask({ ...april, interval: 'week' });
  expect(value).toBe(2);
  expect(previous?.value).toBe(1);
  expect(series?.map((bucket) => bucket.value)).toEqual([1, 0, 0, 2, 0]);
});

test('members alone, others beside; no bots and nobody without a name', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    page('u1', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page('u2', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page('bot', '2026-04-20T09:00:00Z', { groups: ['g'] }),
    page(null, '2026-04-20T09:00:00Z', { groups: ['g'], anonymousId: 'a' }),
  );
  expect(await ask({ ...april, group: 'g' })).toMatchObject({
    value: 1,
    beside: { non_members: 1 },
    membership: 'roster',
  });
});

test('who belonged for a part of a bucket is a member in it, and not in others', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['u1', 'u2', 'u3', 'u4'].map((user) =>
      page(user, '2026-04-10T09:00:00Z', { groups: ['g'] }),
    ),
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('u1', 'g', '2026-04-02T00:00:00Z'),
    joinGroup('u2', 'g', '2026-04-10T20:00:00Z'),
    joinGroup('u3', 'g', '2026-05-02T00:00:00Z'),
    joinGroup('u4', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('u4', 'g', '2026-04-01T00:00:00Z'),
  );
  const { value, beside, series } = await ask({ ...april, group: 'g', interval: 'week' });
  expect([value, beside?.non_members]).toEqual([2, 2]);
  expect(series?.map((week) => week.value)).toEqual([0, 1, 0, 0, 0]);
  expect((await ask({ ...april, from: '2026-04-10', to: '2026-04-12', group: 'g' })).value).toBe(1);
  const may = await ask({ ...april, from: '2026-05-01', to: '2026-05-31', group: 'g' });
  expect(may.previous?.value).toBe(2);
});

test('joining, leaving and being described are no acts', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('u1', '2026-04-20T09:00:00Z', { name: 'Ann' }),
    joinGroup('u2', 'g', '2026-04-20T09:00:00Z'),
    track('u2', 'Group Left', '2026-04-21T09:00:00Z', {}, { groups: ['g'] }),
    track('u3', 'Survey Invited', '2026-04-21T09:00:00Z', { survey_id: 's' }),
  );
  expect((await ask(april)).value).toBe(0);
});

test('the same levels as the rate', async () => {
  const { send, ask } = fixture.site();
  await send(
    page('u1', '2026-04-20T09:00:00Z'),
    track('u2', 'Message Sent', '2026-04-20T09:00:00Z'),
    track('u3', 'Comment Created', '2026-04-20T09:00:00Z', { comment_id: 'c', post_id: 'p' }),
  );
  const at = async (level: string) => (await ask({ ...april, level })).value;
  expect([await at('connected'), await at('active'), await at('contributing')]).toEqual([3, 2, 1]);
});

test('an act in two groups counts in each and once for the site', async () => {
  const { send, ask } = fixture.site();
  await send(page('u1', '2026-04-20T09:00:00Z', { groups: ['a', 'b'] }));
  expect((await ask({ ...april, group: 'a' })).value).toBe(1);
  expect((await ask({ ...april, group: 'b' })).value).toBe(1);
  expect((await ask(april)).value).toBe(1);
});

test('in the whole as in the buckets, for those who left, came back or came after acting', async () => {
  const { send, ask } = fixture.site();
  const on = (day: string) => `2026-04-${day}T12:00:00Z`;
  const visit = (user: string, day: string) => page(user, on(day), { groups: ['g'] });
  await send(
    joinGroup('stays', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('comes', 'g', on('09')),
    joinGroup('went', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('went', 'g', on('09')),
    joinGroup('gone', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('gone', 'g', on('01')),
    visit('stays', '08'),
    visit('stays', '10'),
    visit('comes', '08'),
    visit('went', '10'),
    visit('gone', '09'),
    visit('gone', '02'),
  );
  const answer = await ask({
    metric: 'active_members',
    group: 'g',
    from: '2026-04-08',
    to: '2026-04-11',
    interval: 'day',
    timezone: 'UTC',
  });
  expect(answer).toMatchObject({ value: 3, beside: { non_members: 1 }, previous: { value: 0 } });
  expect(answer.series?.map(({ value }) => value)).toEqual([1, 0, 1]);
});
