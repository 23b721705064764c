import { describe, expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const like = (user: string | null, time: string, properties: Record<string, unknown> = {}) =>
  track(user, 'Post Liked', time, { post_id: 'p', ...properties }, { groups: ['g'] });
const unlike = (user: string | null, time: string, properties: Record<string, unknown> = {}) =>
  track(user, 'Post Unliked', time, { post_id: 'p', ...properties }, { groups: ['g'] });
const april = { metric: 'likes', from: '2026-04-01', to: '2026-05-01', compare: 'none' } as const;

describe('retraction', () => {
  test('a withdrawn like does not count, also when it was withdrawn after the window', async () => {
    const { send, ask } = fixture.site();
    await send(like('u1', '2026-04-10T12:00:00Z'), unlike('u1', '2026-04-11T12:00:00Z'));
    await send(like('u2', '2026-04-10T12:00:00Z'), unlike('u2', '2026-05-11T12:00:00Z'));
    await send(like('u3', '2026-04-10T12:00:00Z'));
    expect((await ask(april)).value).toBe(1);
  });

  test('like, unlike, like by one person is one like, on the day of the last', async () => {
    const { send, ask } = fixture.site();
    await send(
      like('u1', '2026-04-10T12:00:00Z'),
      unlike('u1', '2026-04-11T12:00:00Z'),
      like('u1', '2026-04-12T12:00:00Z'),
    );
    const { value, series } = await ask(april);
    expect(value).toBe(1);
    expect(series?.find((bucket) => bucket.value === 1)?.start.slice(0, 10)).toBe('2026-04-12');
  });

  test('a like given again after the window counts there, not here', async () => {
    const { send, ask } = fixture.site();
    await send(
      like('u1', '2026-04-30T12:00:00Z'),
      unlike('u1', '2026-05-01T12:00:00Z'),
      like('u1', '2026-05-02T12:00:00Z'),
    );
    expect((await ask(april)).value).toBe(0);
    expect((await ask({ ...april, from: '2026-05-01', to: '2026-06-01' })).value).toBe(1);
  });

  test('the order of arrival changes nothing', async () => {
    const { send, ask } = fixture.site();
    await send(unlike('u1', '2026-04-11T12:00:00Z'));
    await send(like('u1', '2026-04-12T12:00:00Z'), like('u1', '2026-04-10T12:00:00Z'));
    expect((await ask(april)).value).toBe(1);
  });

  test('at the same instant, the like is taken back', async () => {
    const { send, ask } = fixture.site();
    await send(unlike('u1', '2026-04-11T12:00:00Z'), like('u1', '2026-04-11T12:00:00Z'));
    expect((await ask(april)).value).toBe(0);
  });

  test('who takes a like back need not name the group again', async () => {
    const { send, ask } = fixture.site();
    await send(like('u1', '2026-04-10T12:00:00Z'));
    await send(track('u1', 'Post Unliked', '2026-04-11T12:00:00Z', { post_id: 'p' }));
    expect((await ask({ ...april, group: 'g' })).value).toBe(0);
    expect((await ask(april)).value).toBe(0);
  });

  test('one person on two contents likes twice, a post and a comment with one id are two', async () => {
    const { send, ask } = fixture.site();
    await send(
      like('u1', '2026-04-10T12:00:00Z'),
      like('u1', '2026-04-10T12:00:00Z', { post_id: 'q' }),
      track('u1', 'Comment Liked', '2026-04-10T12:00:00Z', { comment_id: 'p' }, { groups: ['g'] }),
    );
    expect((await ask(april)).value).toBe(3);
  });

  test('two reactions of one person on one content are one', async () => {
    const { send, ask } = fixture.site();
    await send(
      like('u1', '2026-04-10T12:00:00Z', { reaction: 'heart' }),
      like('u1', '2026-04-11T12:00:00Z', { reaction: 'laugh' }),
    );
    expect((await ask(april)).value).toBe(1);
  });
});

describe('one’s own content', () => {
  test('is known from the author of the like', async () => {
    const { send, ask } = fixture.site();
    await send(like('u1', '2026-04-10T12:00:00Z', { author_id: 'u1' }));
    await send(like('u2', '2026-04-10T12:00:00Z', { author_id: 'u1' }));
    expect((await ask(april)).value).toBe(1);
  });

  test('is known from the post or comment where the like does not say', async () => {
    const { send, ask } = fixture.site();
    await send(
      track('u1', 'Post Created', '2026-01-01T00:00:00Z', { post_id: 'p' }),
      track('u2', 'Comment Created', '2026-01-01T00:00:00Z', { post_id: 'p', comment_id: 'c' }),
      like('u1', '2026-04-10T12:00:00Z'),
      like('u2', '2026-04-10T12:00:00Z'),
      track('u2', 'Comment Liked', '2026-04-10T12:00:00Z', { comment_id: 'c' }, { groups: ['g'] }),
      track('u1', 'Comment Liked', '2026-04-10T12:00:00Z', { comment_id: 'c' }, { groups: ['g'] }),
    );
    expect((await ask(april)).value).toBe(2);
    expect((await ask({ ...april, group: 'g' })).value).toBe(2);
  });
});

test('likes without a person count by device, and each without either', async () => {
  const { send, ask } = fixture.site();
  const anonymous = (anonymousId?: string) =>
    track(
      null,
      'Post Liked',
      '2026-04-10T12:00:00Z',
      { post_id: 'p' },
      anonymousId ? { anonymousId } : {},
    );
  await send(anonymous('a'), anonymous('a'), anonymous('b'), anonymous(), anonymous());
  expect((await ask(april)).value).toBe(4);
});

test('likes by bots and suspended accounts, and of deleted content, are left out', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    identify('banned', '2026-01-01T00:00:00Z', { suspended: true }),
    like('bot', '2026-04-10T12:00:00Z'),
    like('banned', '2026-04-10T12:00:00Z'),
    like('u1', '2026-04-10T12:00:00Z', { post_id: 'gone' }),
    track(null, 'Post Deleted', '2026-05-10T12:00:00Z', { post_id: 'gone' }),
    like('u1', '2026-04-10T12:00:00Z'),
  );
  expect((await ask(april)).value).toBe(1);
});

test('the window before counts by the same rules', async () => {
  const { send, ask } = fixture.site();
  await send(
    like('u1', '2026-03-20T12:00:00Z'),
    like('u2', '2026-03-20T12:00:00Z'),
    unlike('u2', '2026-04-20T12:00:00Z'),
    like('u3', '2026-03-20T12:00:00Z'),
    unlike('u3', '2026-03-21T12:00:00Z'),
    like('u3', '2026-04-21T12:00:00Z'),
  );
  const answer = await ask({ ...april, compare: 'previous' });
  expect(answer).toMatchObject({
    value: 1,
    previous: { value: 1 },
    change: { absolute: 0, relative: 0 },
  });
});
