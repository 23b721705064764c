import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

let posts = 0;
const post = (user: string | null, time = '2026-04-10T00:00:00Z', id = `p${(posts += 1)}`) =>
  track(user, 'Post Created', time, { post_id: id }, { groups: ['g'] });
const april = { metric: 'top_authors', from: '2026-04-01', to: '2026-05-01' } as const;

test('ranks people by posts, with name, picture and address', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('ann', '2026-01-01T00:00:00Z', {
      name: 'Ann',
      avatar: 'https://example.org/a.png',
      url: '/ann',
    }),
    post('bob'),
    post('ann'),
    post('ann'),
    post('ann', '2026-05-01T00:00:00Z'),
  );
  expect((await ask({ ...april, group: 'g' })).rows).toEqual([
    { rank: 1, id: 'ann', name: 'Ann', avatar: 'https://example.org/a.png', url: '/ann', value: 2 },
    { rank: 2, id: 'bob', name: null, avatar: null, url: null, value: 1 },
  ]);
});

test('ties share a place, first who got there first', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['d', 'c', 'b', 'a'].map((user) => post(user, '2026-04-09T00:00:00Z')),
    post('a', '2026-04-11T00:00:00Z'),
    post('b', '2026-04-10T00:00:00Z'),
    post('top', '2026-04-12T00:00:00Z'),
    post('top', '2026-04-12T00:00:00Z'),
    post('top', '2026-04-12T00:00:00Z'),
  );
  const { rows } = await ask(april);
  expect(rows?.map(({ rank, id }) => `${rank} ${id}`)).toEqual([
    '1 top',
    '2 b',
    '2 a',
    '4 c',
    '4 d',
  ]);
  const dense = await ask({ ...april, places: 'dense' });
  expect(dense.rows?.map(({ rank }) => rank)).toEqual([1, 2, 2, 3, 3]);
});

test('never lists bots, suspended accounts, those who opted out, nor posts without a person', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    identify('banned', '2026-01-01T00:00:00Z', { suspended: true }),
    identify('shy', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('back', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('back', '2026-02-01T00:00:00Z', { ranking: true }),
  );
  for (const user of ['bot', 'banned', 'shy', 'ann']) await send(post(user), post(user));
  await send(post(null), post(null), post(null), post('back'));
  const { rows } = await ask(april);
  expect(rows?.map(({ rank, id }) => `${rank} ${id}`)).toEqual(['1 ann', '2 back']);
  expect((await ask({ ...april, metric: 'posts' })).value).toBe(8);
});

test('deleted posts do not count, nor does one that was announced twice', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('ann', '2026-04-10T00:00:00Z', 'gone'),
    post('ann', '2026-04-10T00:00:00Z', 'twice'),
    post('ann', '2026-04-11T00:00:00Z', 'twice'),
    track('ann', 'Post Deleted', '2026-05-11T00:00:00Z', { post_id: 'gone' }),
  );
  expect((await ask(april)).rows).toEqual([expect.objectContaining({ id: 'ann', value: 1 })]);
});

test('a long list is cut where asked', async () => {
  const { send, ask } = fixture.site();
  for (let user = 0; user < 30; user += 1) {
    await send(
      ...Array.from({ length: 31 - user }, () => post(`u${String(user).padStart(2, '0')}`)),
    );
  }
  expect((await ask(april)).rows).toHaveLength(10);
  const { rows } = await ask({ ...april, limit: 25 });
  expect(rows?.map(({ id }) => id)).toEqual(
    Array.from({ length: 25 }, (_, user) => `u${String(user).padStart(2, '0')}`),
  );
});

test('nobody posted: an empty list and why', async () => {
  const { ask } = fixture.site();
  expect(await ask(april)).toMatchObject({ value: null, rows: [], reason: 'no_posts' });
});
