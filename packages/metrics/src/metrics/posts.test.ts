import { describe, expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

let posts = 0;
const post = (user: string | null, time: string, id = `p${(posts += 1)}`, groups = ['g']) =>
  track(user, 'Post Created', time, { post_id: id }, { groups });
const april = { metric: 'posts', from: '2026-04-01', to: '2026-05-01', compare: 'none' } as const;

test('counts what was created in the window, from its first instant to before its last', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('u1', '2026-03-31T23:59:59.999Z'),
    post('u1', '2026-04-01T00:00:00.000Z'),
    post('u2', '2026-04-30T23:59:59.999Z'),
    post('u2', '2026-05-01T00:00:00.000Z'),
  );
  expect((await ask(april)).value).toBe(2);
});

test('a day begins at local midnight, also when the clock changes', async () => {
  const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
  await send(
    post('u1', '2026-03-28T22:59:59Z'),
    post('u1', '2026-03-28T23:00:00Z'),
    post('u1', '2026-03-29T21:59:59Z'),
    post('u1', '2026-03-29T22:00:00Z'),
  );
  const { series, value } = await ask({
    metric: 'posts',
    from: '2026-03-28',
    to: '2026-03-31',
    compare: 'none',
  });
  expect(series).toEqual([
    { start: '2026-03-28T00:00:00+01:00', value: 1, partial: false },
    { start: '2026-03-29T00:00:00+01:00', value: 2, partial: false },
    { start: '2026-03-30T00:00:00+02:00', value: 1, partial: false },
  ]);
  expect(value).toBe(4);
});

test('weeks begin on Monday, or on Sunday where the site says so', async () => {
  const keys = async (weekStart: 'monday' | 'sunday') => {
    const { send, ask } = fixture.site({ weekStart });
    await send(post('u1', '2026-04-12T12:00:00Z'), post('u1', '2026-04-13T12:00:00Z'));
    const { series } = await ask({
      ...april,
      from: '2026-04-06',
      to: '2026-04-20',
      interval: 'week',
    });
    return series?.map(({ start, value }) => `${start.slice(0, 10)} ${value}`);
  };
  expect(await keys('monday')).toEqual(['2026-04-06 1', '2026-04-13 1']);
  expect(await keys('sunday')).toEqual(['2026-04-05 0', '2026-04-12 2', '2026-04-19 0']);
});

test('empty days stay, and a bucket that the window cuts or that holds now is partial', async () => {
  const { send, ask } = fixture.site();
  await send(post('u1', '2026-06-15T09:00:00Z'));
  const { series } = await ask({ metric: 'posts', period: 'this-week', compare: 'none' });
  expect(series).toEqual([{ start: '2026-06-15T00:00:00+00:00', value: 1, partial: true }]);
  const weeks = await ask({ ...april, interval: 'week' });
  expect(weeks.series?.map(({ partial }) => partial)).toEqual([true, false, false, false, true]);
  expect(weeks.series?.every(({ value }) => value === 0)).toBe(true);
});

test('deleted posts leave, whenever they were deleted, and whoever else has their id stays', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('u1', '2026-04-02T12:00:00Z', 'same'),
    post('u1', '2026-04-03T12:00:00Z', 'other'),
    track(
      'u1',
      'Comment Created',
      '2026-04-03T12:00:00Z',
      { comment_id: 'same', post_id: 'other' },
      { groups: ['g'] },
    ),
    track(null, 'Post Deleted', '2026-06-01T12:00:00Z', { post_id: 'same' }),
  );
  expect((await ask(april)).value).toBe(1);
  expect((await ask({ ...april, group: 'g' })).value).toBe(1);
  expect((await ask({ ...april, metric: 'comments', group: 'g' })).value).toBe(1);
});

test('a post is one post, however often it is announced and in however many groups', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('u1', '2026-04-02T12:00:00Z', 'p', ['a', 'b']),
    post('u1', '2026-04-04T12:00:00Z', 'p', ['a', 'b']),
    { ...post('u1', '2026-04-05T12:00:00Z', 'q', ['a']), messageId: 'once' },
    { ...post('u1', '2026-04-05T12:00:00Z', 'q', ['a']), messageId: 'once' },
  );
  expect((await ask(april)).value).toBe(2);
  expect((await ask({ ...april, group: 'a' })).value).toBe(2);
  expect((await ask({ ...april, group: 'b' })).value).toBe(1);
});

describe('excluded accounts', () => {
  test('bots, system, test and suspended accounts are left out, staff when asked', async () => {
    const { send, ask } = fixture.site();
    const people = {
      plain: {},
      human: { kind: 'human' },
      bot: { kind: 'bot' },
      system: { kind: 'system' },
      tester: { test: true },
      suspended: { suspended: true },
      forgiven: { suspended: true },
      staff: { staff: true },
    };
    for (const [id, traits] of Object.entries(people)) {
      await send(identify(id, '2026-01-01T00:00:00Z', traits), post(id, '2026-04-10T12:00:00Z'));
    }
    await send(identify('forgiven', '2026-02-01T00:00:00Z', { suspended: false }));
    await send(post(null, '2026-04-10T12:00:00Z'));
    const all = await ask(april);
    expect(all.value).toBe(5);
    expect(all.excluded).toEqual(['bot', 'system', 'test', 'suspended']);
    const noStaff = await ask({ ...april, exclude: 'staff' });
    expect(noStaff.value).toBe(4);
    expect(noStaff.excluded).toEqual(['bot', 'system', 'test', 'suspended', 'staff']);
  });
});

describe('comparison', () => {
  test('the same bucket of the window before stands beside each bucket', async () => {
    const { send, ask } = fixture.site({ timezone: 'Europe/Paris' });
    await send(
      post('u1', '2026-03-29T10:00:00Z'),
      post('u1', '2026-03-28T10:00:00Z'),
      post('u1', '2026-04-04T10:00:00Z'),
      post('u1', '2026-04-05T10:00:00Z'),
      post('u1', '2026-04-05T11:00:00Z'),
    );
    const answer = await ask({ metric: 'posts', from: '2026-04-02', to: '2026-04-06' });
    expect(answer.previous).toEqual({ value: 1, window: { from: '2026-03-29', to: '2026-04-02' } });
    expect(answer.series?.map(({ value, previous }) => [value, previous])).toEqual([
      [0, 1],
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
    expect(answer.value).toBe(3);
    expect(answer.change).toEqual({ absolute: 2, relative: 2 });
  });

  test('months of different length give the value per day', async () => {
    const { send, ask } = fixture.site();
    await send(post('u1', '2026-04-30T10:00:00Z'), post('u1', '2026-05-31T10:00:00Z'));
    const answer = await ask({ metric: 'posts', period: 'last-month' });
    expect(answer).toMatchObject({
      value: 1,
      perDay: 1 / 31,
      previous: { value: 1, perDay: 1 / 30, window: { from: '2026-04-01', to: '2026-05-01' } },
      change: { absolute: 0, relative: 0 },
    });
    expect((await ask({ metric: 'posts', period: 'P30D' })).perDay).toBeUndefined();
  });

  test('a month to date is compared with the same elapsed part', async () => {
    const { send, ask } = fixture.site();
    await send(
      post('u1', '2026-06-15T09:59:00Z'),
      post('u1', '2026-05-15T09:59:00Z'),
      post('u1', '2026-05-15T10:00:00Z'),
    );
    const answer = await ask({ metric: 'posts', period: 'this-month' });
    expect(answer.value).toBe(1);
    expect(answer.previous?.value).toBe(1);
    expect(answer.perDay).toBeUndefined();
    expect(answer.series).toHaveLength(15);
    expect(answer.series?.at(-1)?.partial).toBe(true);
  });

  test('from nothing there is no relative change', async () => {
    const { send, ask } = fixture.site();
    await send(post('u1', '2026-06-10T10:00:00Z'));
    expect((await ask({ metric: 'posts', period: 'P7D' })).change).toEqual({
      absolute: 1,
      relative: null,
    });
  });

  test('two years are compared with the two a year earlier, overlap and all', async () => {
    const { send, ask } = fixture.site();
    await send(
      post('u1', '2023-08-01T10:00:00Z'),
      post('u1', '2024-08-01T10:00:00Z'),
      post('u1', '2025-08-01T10:00:00Z'),
      post('u1', '2025-08-02T10:00:00Z'),
    );
    const answer = await ask({ metric: 'posts', period: 'P24M', compare: 'year' });
    expect(answer.value).toBe(3);
    expect(answer.previous?.value).toBe(2);
    expect(answer.series?.[2]).toMatchObject({
      start: '2024-08-01T00:00:00+00:00',
      value: 1,
      previous: 1,
    });
    expect(answer.series?.[14]).toMatchObject({
      start: '2025-08-01T00:00:00+00:00',
      value: 2,
      previous: 1,
    });
  });
});
