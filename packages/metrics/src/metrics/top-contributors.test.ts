import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const like = (user: string | null, id: string, time = '2026-04-10T00:00:00Z', more = {}) =>
  track(user, 'Post Liked', time, { post_id: id, ...more }, g);
let comments = 0;
const comment = (
  user: string | null,
  id: string,
  more: { comment_id?: string; parent_id?: string; author_id?: string } = {},
) =>
  track(
    user,
    'Comment Created',
    '2026-04-11T00:00:00Z',
    { post_id: id, comment_id: `c${(comments += 1)}`, ...more },
    g,
  );
const april = { metric: 'top_contributors', from: '2026-04-01', to: '2026-05-01' } as const;

test('ranks by likes given and comments written on other people’s content', async () => {
  const { send, ask } = fixture.site();
  await send(
    track('ann', 'Post Created', '2026-01-01T00:00:00Z', { post_id: 'a' }, g),
    track('bob', 'Post Created', '2026-01-01T00:00:00Z', { post_id: 'b' }, g),
    like('ann', 'a'),
    comment('ann', 'a'),
    comment('ann', 'b'),
    like('bob', 'a'),
    comment('bob', 'a'),
    comment('bob', 'x', { author_id: 'bob' }),
    like('cat', 'x', '2026-04-10T00:00:00Z', { author_id: 'cat' }),
    like(null, 'a'),
    comment(null, 'a'),
  );
  const { rows } = await ask(april);
  expect(rows?.map(({ id, value, parts }) => ({ id, value, ...parts }))).toEqual([
    { id: 'bob', value: 2, likes: 1, comments: 1 },
    { id: 'ann', value: 1, likes: 0, comments: 1 },
  ]);
});

test('withdrawn likes and deleted comments do not count, nor what stood on deleted posts', async () => {
  const { send, ask } = fixture.site();
  await send(
    like('ann', 'p'),
    track('ann', 'Post Unliked', '2026-06-01T00:00:00Z', { post_id: 'p' }, g),
    comment('bob', 'p', { comment_id: 'gone' }),
    track('bob', 'Comment Deleted', '2026-06-01T00:00:00Z', { comment_id: 'gone' }),
    like('cat', 'q'),
    comment('cat', 'q'),
    track(null, 'Post Deleted', '2026-06-01T00:00:00Z', { post_id: 'q' }),
    like('dan', 'p'),
  );
  expect((await ask(april)).rows?.map(({ id }) => id)).toEqual(['dan']);
});

test('an answer to a comment is one to its author, not to the author of the post', async () => {
  const { send, ask } = fixture.site();
  await send(
    track('ann', 'Post Created', '2026-01-01T00:00:00Z', { post_id: 'a' }, g),
    comment('bob', 'a', { comment_id: 'bobs' }),
    comment('ann', 'a', { parent_id: 'bobs' }),
    comment('bob', 'a', { parent_id: 'bobs' }),
    comment('ann', 'a', { parent_id: 'unknown' }),
    comment('ann', 'a'),
  );
  const { rows } = await ask(april);
  expect(rows?.map(({ id, value }) => [id, value])).toEqual([
    ['ann', 2],
    ['bob', 1],
  ]);
});

test('weights can be set', async () => {
  const { send, ask } = fixture.site();
  await send(like('liker', 'p'), like('liker', 'q'), like('liker', 'r'), comment('writer', 'p'));
  const values = async (weights: Record<string, unknown>) =>
    (await ask({ ...april, ...weights })).rows?.map(({ id, value }) => `${id} ${value}`);
  expect(await values({})).toEqual(['liker 3', 'writer 1']);
  expect(await values({ comments_weight: '4.5' })).toEqual(['writer 4.5', 'liker 3']);
  expect(await values({ likes_weight: 0 })).toEqual(['writer 1']);
});

test('who opted out, bots and suspended accounts are not listed', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('shy', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    identify('banned', '2026-01-01T00:00:00Z', { suspended: true }),
    identify('boss', '2026-01-01T00:00:00Z', { staff: true }),
  );
  for (const user of ['shy', 'bot', 'banned', 'boss', 'ann'])
    await send(like(user, 'p'), comment(user, 'p'));
  expect((await ask(april)).rows?.map(({ id }) => id)).toEqual(['ann', 'boss']);
  expect((await ask({ ...april, exclude: 'staff' })).rows?.map(({ id }) => id)).toEqual(['ann']);
});

test('where a site ranks only verified acts, others do not count', async () => {
  const { send, sendFromPage, ask } = fixture.site();
  await send(comment('ann', 'p'));
  await sendFromPage(like('ann', 'p'), comment('bob', 'p'));
  expect((await ask(april)).rows).toHaveLength(2);
  expect((await ask(april, { site: { identity: 'verified' } })).rows).toEqual([
    expect.objectContaining({ id: 'ann', value: 1, parts: { likes: 0, comments: 1 } }),
  ]);
});
