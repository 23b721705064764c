import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const post = (user: string, id: string, time = '2026-03-01T00:00:00Z', more = {}) =>
  track(user, 'Post Created', time, { post_id: id, ...more }, g);
const like = (user: string | null, id: string, time = '2026-04-10T00:00:00Z') =>
  track(user, 'Post Liked', time, { post_id: id }, g);
const view = (user: string | null, id: string) =>
  track(user, 'Post Viewed', '2026-04-10T00:00:00Z', { post_id: id }, g);
let comments = 0;
const comment = (user: string, id: string, more = {}) =>
  track(
    user,
    'Comment Created',
    '2026-04-10T00:00:00Z',
    { post_id: id, comment_id: `c${(comments += 1)}`, ...more },
    g,
  );
const april = { metric: 'top_posts', from: '2026-04-01', to: '2026-05-01' } as const;

test('ranks by standing likes and says who, what, when and where', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('ann', '2026-01-01T00:00:00Z', { name: 'Ann' }),
    post('ann', 'a', '2026-03-01T08:30:00Z', { title: 'Hello', url: 'https://example.org/a' }),
    post('bob', 'b'),
    like('bob', 'a'),
    like('cat', 'a'),
    like('ann', 'a'),
    like('cat', 'b'),
    like(null, 'b', '2026-05-10T00:00:00Z'),
    comment('bob', 'a'),
    comment('ann', 'a'),
    view('bob', 'a'),
    view(null, 'a'),
  );
  const { rows, value } = await ask(april);
  expect(value).toBeNull();
  expect(rows).toEqual([
    {
      rank: 1,
      id: 'a',
      name: 'Hello',
      url: 'https://example.org/a',
      value: 2,
      parts: { likes: 2, comments: 1, views: 2 },
      author: { id: 'ann', name: 'Ann' },
      published: '2026-03-01T08:30:00Z',
    },
    expect.objectContaining({
      rank: 2,
      id: 'b',
      name: null,
      value: 1,
      author: { id: 'bob', name: null },
    }),
  ]);
});

test('ranks by comments of others, or by views', async () => {
  const { send, ask } = fixture.site();
  await send(post('ann', 'a'), post('ann', 'b'), post('ann', 'c'));
  await send(
    comment('ann', 'a'),
    comment('ann', 'a'),
    comment('bob', 'b'),
    view('bob', 'c'),
    view('ann', 'c'),
  );
  const ids = async (by: string) =>
    (await ask({ ...april, by })).rows?.map(({ id, value }) => `${id} ${value}`);
  expect(await ids('comments')).toEqual(['b 1']);
  expect(await ids('views')).toEqual(['c 2']);
  expect(await ids('likes')).toEqual([]);
  expect((await ask(april)).reason).toBe('no_posts');
});

test('what a comment answers can say that it is not one’s own', async () => {
  const { send, ask } = fixture.site();
  await send(post('ann', 'a'), comment('ann', 'a', { parent_id: 'c0', author_id: 'bob' }));
  expect((await ask({ ...april, by: 'comments' })).rows).toHaveLength(1);
});

test('deleted posts, and posts of bots and suspended accounts, are not listed', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    identify('banned', '2026-01-01T00:00:00Z', { suspended: true }),
    post('bot', 'robot'),
    post('banned', 'spam'),
    post('ann', 'gone'),
    post('ann', 'a'),
    post('ann', 'long gone'),
    track('ann', 'Post Deleted', '2026-06-01T00:00:00Z', { post_id: 'gone' }),
    track('ann', 'Post Deleted', '2026-03-02T00:00:00Z', { post_id: 'long gone' }),
  );
  for (const id of ['robot', 'spam', 'gone', 'long gone'])
    await send(like('u1', id), like('u2', id), view('u1', id));
  await send(like('u1', 'a'), view('u1', 'a'));
  for (const by of ['likes', 'views']) {
    const { rows } = await ask({ ...april, by });
    expect(rows?.map(({ id, rank }) => [id, rank])).toEqual([['a', 1]]);
  }
});

test('equal counts share a place; the first to get there comes first, then the smaller id', async () => {
  const { send, ask } = fixture.site();
  await send(
    like('u1', 'b', '2026-04-03T00:00:00Z'),
    like('u1', 'a', '2026-04-04T00:00:00Z'),
    like('u1', 'd', '2026-04-03T00:00:00Z'),
    like('u1', 'top'),
    like('u2', 'top'),
    like('u1', 'last', '2026-04-20T00:00:00Z'),
    like('u2', 'last', '2026-04-21T00:00:00Z'),
    track('u2', 'Post Unliked', '2026-05-21T00:00:00Z', { post_id: 'last' }, g),
  );
  const ranks = async (places?: string) =>
    (await ask({ ...april, ...(places && { places }) })).rows?.map(
      ({ rank, id }) => `${rank} ${id}`,
    );
  expect(await ranks()).toEqual(['1 top', '2 b', '2 d', '2 a', '2 last']);
  expect((await ask({ ...april, limit: 2 })).rows?.map(({ id }) => id)).toEqual(['top', 'b']);
});

test('a post that was never announced is listed by its id', async () => {
  const { send, ask } = fixture.site();
  await send(like('u1', 'unknown'));
  expect((await ask(april)).rows).toEqual([
    expect.objectContaining({
      id: 'unknown',
      name: null,
      url: null,
      author: null,
      published: null,
    }),
  ]);
});

test('where a site ranks only verified acts, others do not count', async () => {
  const { send, sendFromPage, ask } = fixture.site();
  await send(like('u1', 'a'));
  await sendFromPage(like('u2', 'a'), like('u3', 'b'));
  expect((await ask(april)).rows?.map(({ id, value }) => [id, value])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  const { rows } = await ask(april, { site: { identity: 'verified' } });
  expect(rows?.map(({ id, value }) => [id, value])).toEqual([['a', 1]]);
});
