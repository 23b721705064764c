import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const post = (id: string, time: string, user: string | null = 'ann', anonymousId?: string) =>
  track(user, 'Post Created', time, { post_id: id }, { ...g, ...(anonymousId && { anonymousId }) });
let comments = 0;
const answer = (id: string, time: string, user: string | null = 'bob', more = {}) =>
  track(
    user,
    'Comment Created',
    time,
    { post_id: id, comment_id: `c${(comments += 1)}`, ...more },
    { ...g, ...(user === null && { anonymousId: 'somebody' }) },
  );
const april = {
  metric: 'first_response',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  compare: 'none',
} as const;

test('is the time after which half of the posts were answered by somebody else', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1', '2026-04-01T00:00:00Z'),
    answer('p1', '2026-04-01T00:30:00Z', 'ann'),
    answer('p1', '2026-04-01T09:00:00Z'),
    answer('p1', '2026-04-01T01:00:00Z', 'cat'),
    post('p2', '2026-04-30T23:00:00Z'),
    answer('p2', '2026-05-01T03:00:00Z'),
    post('p3', '2026-04-10T00:00:00Z'),
    answer('p3', '2026-04-20T00:00:00Z'),
    post('p4', '2026-05-01T00:00:00Z'),
    answer('p4', '2026-05-01T00:00:00Z'),
  );
  expect(await ask(april)).toMatchObject({
    value: 4,
    beside: { p90: 240, posts: 3, answered: 3, unanswered_24h: 1 / 3, unanswered_7d: 1 / 3 },
  });
});

test('a post that waits still counts as one that waits longer', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1', '2026-04-10T00:00:00Z'),
    answer('p1', '2026-04-10T02:00:00Z'),
    post('p2', '2026-04-11T00:00:00Z'),
    post('p3', '2026-04-12T00:00:00Z'),
  );
  const waiting = await ask(april);
  expect(waiting).toMatchObject({ value: null, reason: 'mostly_unanswered' });
  expect(waiting.beside).toEqual({
    p90: null,
    posts: 3,
    answered: 1,
    unanswered_24h: 2 / 3,
    unanswered_7d: 2 / 3,
  });
  // Seen an hour after the third, which nobody can say of yet that it waits for long.
  const early = await ask(april, { asOf: '2026-04-12T01:00:00Z' });
  expect(early).toMatchObject({ value: 2, beside: { unanswered_24h: 0.5, unanswered_7d: null } });
});

test('after exactly 24 hours is answered within them', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1', '2026-04-10T00:00:00.000Z'),
    answer('p1', '2026-04-11T00:00:00.000Z'),
    post('p2', '2026-04-10T00:00:00.000Z'),
    answer('p2', '2026-04-11T00:00:00.001Z'),
  );
  expect((await ask(april)).beside?.unanswered_24h).toBe(0.5);
});

test('bots, deleted answers and deleted posts leave it; a guest’s answer counts', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    post('p1', '2026-04-10T00:00:00Z'),
    answer('p1', '2026-04-10T01:00:00Z', 'bot'),
    answer('p1', '2026-04-10T02:00:00Z', 'bob', { comment_id: 'gone' }),
    track('bob', 'Comment Deleted', '2026-04-11T00:00:00Z', { comment_id: 'gone' }),
    answer('p1', '2026-04-10T03:00:00Z', null),
    post('p2', '2026-04-10T00:00:00Z'),
    track('ann', 'Post Deleted', '2026-06-01T00:00:00Z', { post_id: 'p2' }),
    post('p3', '2026-04-10T00:00:00Z', 'bot'),
  );
  expect(await ask(april)).toMatchObject({ value: 3, beside: { posts: 1, answered: 1 } });
});

test('a guest does not answer their own post, and the author of a comment that is answered is no author of the post', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1', '2026-04-10T00:00:00Z', null, 'somebody'),
    answer('p1', '2026-04-10T01:00:00Z', null),
    answer('p1', '2026-04-10T05:00:00Z', 'bob', { comment_id: 'first', author_id: 'eve' }),
    post('p2', '2026-04-10T00:00:00Z'),
    answer('p2', '2026-04-10T05:00:00Z', 'bob', { parent_id: 'first', author_id: 'bob' }),
  );
  expect(await ask(april)).toMatchObject({ value: 5, beside: { answered: 2 } });
});

test('is compared with the window before, and needs posts', async () => {
  const { send, ask } = fixture.site();
  await send(post('p', '2026-03-10T00:00:00Z'), answer('p', '2026-03-10T02:00:00Z'));
  const { value, reason, previous, beside } = await ask({ ...april, compare: 'previous' });
  expect({ value, reason, before: previous?.value }).toEqual({
    value: null,
    reason: 'no_posts',
    before: 2,
  });
  expect(beside).toMatchObject({ posts: 0, unanswered_24h: null });
});
