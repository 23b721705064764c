import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

let posts = 0;
const post = (user: string | null, time = '2026-04-10T00:00:00Z', id = `p${(posts += 1)}`) =>
  track(user, 'Post Created', time, { post_id: id }, { groups: ['g'] });
const april = {
  metric: 'concentration',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
} as const;

test('is the smallest number of people who wrote half of the posts', async () => {
  const { send, ask } = fixture.site();
  await send(post('ann'), post('ann'), post('bob'), post('cat'), post('dan'));
  expect(await ask(april)).toMatchObject({
    value: 2,
    beside: { posts: 5, authors: 4, gini: expect.closeTo(0.15, 12) as number },
    previous: { value: null },
  });
  await send(post('ann'));
  expect((await ask(april)).value).toBe(1);
});

test('only posts of the window that stand, of people who count', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    identify('boss', '2026-01-01T00:00:00Z', { staff: true }),
    ...Array.from({ length: 9 }, () => post('bot')),
    post(null),
    post('ann', '2026-03-31T23:59:59Z'),
    post('ann', '2026-05-01T00:00:00Z'),
    post('bob', '2026-04-10T00:00:00Z', 'gone'),
    track('bob', 'Post Deleted', '2026-06-01T00:00:00Z', { post_id: 'gone' }),
    post('cat'),
    post('cat', '2026-04-11T00:00:00Z', 'twice'),
    post('cat', '2026-04-12T00:00:00Z', 'twice'),
    post('boss'),
  );
  expect(await ask(april)).toMatchObject({
    value: 1,
    beside: { posts: 3, authors: 2 },
    previous: { value: 1 },
  });
  expect((await ask({ ...april, exclude: 'staff' })).beside).toMatchObject({ posts: 2, gini: 0 });
});

test('no posts: none, and why', async () => {
  const { ask } = fixture.site();
  expect(await ask(april)).toMatchObject({
    value: null,
    reason: 'no_posts',
    beside: { posts: 0, authors: 0, gini: null },
  });
});
