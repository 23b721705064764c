import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

let likes = 0;
const like = (user: string, author: string, time = '2026-04-10T00:00:00Z') =>
  track(user, 'Post Liked', time, { post_id: `p${(likes += 1)}`, author_id: author });
const april = { metric: 'hubs', from: '2026-04-01', to: '2026-05-01' } as const;

test('ranks by the share of the shortest ways that lead over somebody', async () => {
  const { send, ask } = fixture.site();
  await send(like('ann', 'bob'), like('ann', 'bob'), like('cat', 'bob'), like('cat', 'dan'));
  const { value, rows, beside } = await ask(april);
  expect({ value, beside }).toEqual({ value: 4, beside: { edges: 3 } });
  expect(rows?.map((row) => [row.rank, row.id, row.value])).toEqual([
    [1, 'bob', expect.closeTo(2 / 3, 11)],
    [1, 'cat', expect.closeTo(2 / 3, 11)],
    [3, 'ann', 0],
    [3, 'dan', 0],
  ]);
});

test('who opted out connects others and is not listed', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bob', '2026-01-01T00:00:00Z', { ranking: false }),
    like('ann', 'bob'),
    like('bob', 'cat'),
    like('cat', 'dan'),
  );
  const { value, rows } = await ask({ ...april, limit: 2 });
  expect(value).toBe(4);
  expect(rows?.map((row) => [row.rank, row.id])).toEqual([
    [1, 'cat'],
    [2, 'ann'],
  ]);
});

test('two people have nobody between them, and nobody is no network', async () => {
  const { send, ask } = fixture.site();
  expect(await ask(april)).toMatchObject({ value: 0, rows: [], beside: { edges: 0 } });
  await send(like('ann', 'bob'), like('cat', 'dan', '2026-05-01T00:00:00Z'));
  expect((await ask(april)).rows?.map((row) => row.value)).toEqual([0, 0]);
});
