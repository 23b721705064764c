import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const post = (id: string, user = 'ann', time = '2026-04-02T00:00:00Z') =>
  track(user, 'Post Created', time, { post_id: id }, g);
let comments = 0;
const reply = (id: string, user: string | null, time = '2026-04-10T00:00:00Z', more = {}) =>
  track(
    user,
    'Comment Created',
    time,
    { post_id: id, comment_id: `c${(comments += 1)}`, ...more },
    g,
  );
const like = (id: string, user: string) =>
  track(user, 'Post Liked', '2026-04-10T00:00:00Z', { post_id: id }, g);
const april = {
  metric: 'interaction_level',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  interval: 'week',
  timezone: 'UTC',
} as const;

test('is replies by others ÷ posts, in the window and in each bucket', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1'),
    post('p2', 'ann', '2026-04-10T00:00:00Z'),
    reply('p1', 'bob'),
    reply('p1', 'bob'),
    reply('p1', null),
    reply('p1', 'ann'),
    reply('p2', 'bob', '2026-05-01T00:00:00Z'),
    post('before', 'ann', '2026-03-05T00:00:00Z'),
    reply('before', 'cat', '2026-03-20T00:00:00Z'),
  );
  const { value, numerator, denominator, previous, series, beside } = await ask(april);
  expect({ value, numerator, denominator }).toEqual({ value: 1.5, numerator: 3, denominator: 2 });
  expect(previous).toMatchObject({ value: 1 });
  expect(series?.map((point) => [point.value, point.parts])).toEqual([
    [0, { replies: 0, posts: 1 }],
    [3, { replies: 3, posts: 1 }],
    [null, { replies: 0, posts: 0 }],
    [null, { replies: 0, posts: 0 }],
    [null, { replies: 0, posts: 0 }],
  ]);
  // The second post was answered when the window had ended.
  expect(beside?.answered_share).toBe(0.5);
});

test('the network beside it: people, pairs, directions, what is returned, what would be possible', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1'),
    post('p2', 'bob'),
    reply('p1', 'bob'),
    like('p1', 'bob'),
    like('p2', 'ann'),
    like('p1', 'cat'),
    reply('p1', 'cat', '2026-04-11T00:00:00Z', { mentions: ['dan', 'cat'] }),
  );
  expect((await ask(april)).beside).toEqual({
    answered_share: 0.5,
    people: 4,
    pairs: 3,
    edges: 4,
    reciprocity: 0.5,
    density: 4 / 12,
  });
});

test('bots neither answer nor post, and a comment announced twice is one', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    post('p1'),
    post('p2', 'bot'),
    reply('p1', 'bot'),
    reply('p1', 'bob', '2026-04-10T00:00:00Z', { comment_id: 'same' }),
    reply('p1', 'bob', '2026-04-10T00:00:01Z', { comment_id: 'same' }),
  );
  expect(await ask(april)).toMatchObject({ value: 1, beside: { edges: 1, people: 2 } });
});

test('no posts: no level, and why', async () => {
  const { send, ask } = fixture.site();
  await send(reply('p1', 'bob', '2026-04-10T00:00:00Z', { author_id: 'ann' }));
  expect(await ask(april)).toMatchObject({
    value: null,
    reason: 'no_posts',
    numerator: 1,
    denominator: 0,
    beside: { answered_share: null, edges: 1, reciprocity: 0, density: 0.5 },
  });
  const { ask: askNobody } = fixture.site();
  expect((await askNobody(april)).beside).toMatchObject({ reciprocity: null, density: null });
});
