import { describe, expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const visit = (user: string, time: string) => page(user, time, g);
const april = {
  metric: 'active_rate',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  interval: 'month',
  compare: 'none',
} as const;

describe('membership', () => {
  test('is active members ÷ members', async () => {
    const { send, ask } = fixture.site();
    for (const user of ['u1', 'u2', 'u3', 'u4'])
      await send(joinGroup(user, 'g', '2026-01-01T00:00:00Z'));
    await send(visit('u1', '2026-04-01T00:00:00Z'), visit('u1', '2026-04-20T00:00:00Z'));
    await send(visit('u2', '2026-03-31T23:59:59Z'), visit('u3', '2026-05-01T00:00:00Z'));
    expect(await ask(april)).toMatchObject({
      value: 0.25,
      numerator: 1,
      denominator: 4,
      membership: 'roster',
      beside: { non_members: 0 },
    });
  });

  test('counts whoever belonged for a part of the bucket, and nobody else', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('whole', 'g', '2026-01-01T00:00:00Z'),
      joinGroup('came', 'g', '2026-04-30T23:59:59Z'),
      joinGroup('late', 'g', '2026-05-01T00:00:00Z'),
      joinGroup('went', 'g', '2026-01-01T00:00:00Z'),
      leaveGroup('went', 'g', '2026-04-01T00:00:01Z'),
      joinGroup('gone', 'g', '2026-01-01T00:00:00Z'),
      leaveGroup('gone', 'g', '2026-04-01T00:00:00Z'),
      visit('whole', '2026-04-10T00:00:00Z'),
      visit('went', '2026-04-10T00:00:00Z'),
      visit('gone', '2026-04-10T00:00:00Z'),
      visit('late', '2026-04-10T00:00:00Z'),
    );
    expect(await ask(april)).toMatchObject({
      numerator: 2,
      denominator: 3,
      beside: { non_members: 2 },
    });
  });

  test('who left and came back counts once in a bucket and not in between', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
      leaveGroup('u1', 'g', '2026-04-02T06:00:00Z'),
      joinGroup('u1', 'g', '2026-04-02T12:00:00Z'),
      leaveGroup('u1', 'g', '2026-04-03T12:00:00Z'),
      joinGroup('u1', 'g', '2026-04-06T12:00:00Z'),
    );
    const { series } = await ask({ ...april, to: '2026-04-08', interval: 'day' });
    expect(series?.map(({ parts }) => parts?.members)).toEqual([1, 1, 1, 0, 0, 1, 1]);
    expect(series?.[3]).toMatchObject({ value: null, reason: 'no_members' });
    expect((await ask(april)).denominator).toBe(1);
  });

  test('leaving later changes no closed period', async () => {
    const { send, ask } = fixture.site();
    await send(joinGroup('u1', 'g', '2026-01-01T00:00:00Z'), visit('u1', '2026-04-10T00:00:00Z'));
    const before = await ask(april);
    await send(leaveGroup('u1', 'g', '2026-05-10T00:00:00Z'));
    expect(await ask(april)).toEqual(before);
    expect(before.value).toBe(1);
  });

  test('the whole period is Σ active member-buckets ÷ Σ member-buckets', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
      joinGroup('u2', 'g', '2026-04-03T00:00:00Z'),
      visit('u1', '2026-04-01T08:00:00Z'),
      visit('u1', '2026-04-04T08:00:00Z'),
      visit('u2', '2026-04-04T08:00:00Z'),
    );
    const answer = await ask({ ...april, to: '2026-04-05', interval: 'day' });
    expect(answer).toMatchObject({ numerator: 3, denominator: 6, value: 0.5 });
    expect(answer.series?.map(({ value }) => value)).toEqual([1, 0, 0, 1]);
  });

  test('a group with no roster and no join falls back to everyone seen so far', async () => {
    const { send, ask } = fixture.site();
    await send(
      visit('u1', '2026-03-01T00:00:00Z'),
      visit('u2', '2026-04-20T00:00:00Z'),
      visit('u3', '2026-05-01T00:00:00Z'),
    );
    expect(await ask(april)).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      membership: 'observed',
    });
  });

  test('nobody there is no rate, neither 0 nor 100', async () => {
    const { ask } = fixture.site();
    expect(await ask(april)).toMatchObject({ value: null, reason: 'no_members', denominator: 0 });
  });

  test('for the whole site, a member of two groups is one member', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
      joinGroup('u1', 'h', '2026-02-01T00:00:00Z'),
      leaveGroup('u1', 'g', '2026-03-01T00:00:00Z'),
      joinGroup('u2', 'h', '2026-02-01T00:00:00Z'),
      page('u1', '2026-04-10T00:00:00Z'),
    );
    const { group: _group, ...wholeSite } = april;
    expect(await ask(wholeSite)).toMatchObject({ numerator: 1, denominator: 2, group: null });
    expect(await ask(april)).toMatchObject({ value: null, denominator: 0 });
  });

  test('bots and suspended accounts leave both sides, staff when asked', async () => {
    const { send, ask } = fixture.site();
    const people = {
      bot: { kind: 'bot' },
      banned: { suspended: true },
      boss: { staff: true },
      ann: {},
    };
    for (const [id, traits] of Object.entries(people)) {
      await send(
        identify(id, '2026-01-01T00:00:00Z', traits),
        joinGroup(id, 'g', '2026-01-01T00:00:00Z'),
        visit(id, '2026-04-10T00:00:00Z'),
      );
    }
    expect(await ask(april)).toMatchObject({ numerator: 2, denominator: 2 });
    expect(await ask({ ...april, exclude: ['staff'] })).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
  });
});

describe('levels', () => {
  test('a visit connects, reading activates, posting contributes', async () => {
    const { send, ask } = fixture.site();
    for (const user of ['visitor', 'reader', 'liker', 'unliker', 'idle']) {
      await send(joinGroup(user, 'g', '2026-04-02T00:00:00Z'));
    }
    await send(
      visit('visitor', '2026-04-10T00:00:00Z'),
      track('visitor', 'Anything Else', '2026-04-10T00:00:00Z', {}, g),
      track('reader', 'Post Viewed', '2026-04-10T00:00:00Z', { post_id: 'p' }, g),
      track('liker', 'Post Liked', '2026-04-10T00:00:00Z', { post_id: 'p' }, g),
      track('unliker', 'Post Liked', '2026-04-10T00:00:00Z', { post_id: 'p' }, g),
      track('unliker', 'Post Unliked', '2026-04-11T00:00:00Z', { post_id: 'p' }, g),
    );
    const active = async (level?: string) =>
      (await ask({ ...april, ...(level && { level }) })).numerator;
    expect(await active()).toBe(4);
    expect(await active('connected')).toBe(4);
    expect(await active('active')).toBe(3);
    expect(await active('contributing')).toBe(2);
  });
});

test('the window before has its own members', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('u1', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('u2', 'g', '2026-04-05T00:00:00Z'),
    visit('u1', '2026-03-10T00:00:00Z'),
    visit('u1', '2026-04-10T00:00:00Z'),
  );
  const answer = await ask({ ...april, compare: 'previous' });
  expect(answer).toMatchObject({
    value: 0.5,
    previous: { value: 1, numerator: 1, denominator: 1 },
    change: { absolute: -0.5, relative: null },
  });
});

test('who joined when the window before was over was no member in it, even in a bucket that goes on', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('old', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('new', 'g', '2026-03-16T00:00:00Z'),
    visit('new', '2026-03-10T00:00:00Z'),
    visit('new', '2026-03-20T00:00:00Z'),
  );
  const asked = { ...april, from: '2026-03-15', to: '2026-04-15', timezone: 'UTC' } as const;
  const spans = { ...asked, interval: 'month', compare: 'previous' } as const;
  const before = { value: 0, numerator: 0, denominator: 2 };
  expect(await ask(spans)).toMatchObject({ numerator: 1, denominator: 4, previous: before });
  await send(
    joinGroup('gone', 'g', '2025-01-01T00:00:00Z'),
    leaveGroup('gone', 'g', '2025-06-01T00:00:00Z'),
  );
  expect(await ask(spans)).toMatchObject({ numerator: 1, denominator: 4, previous: before });
});
