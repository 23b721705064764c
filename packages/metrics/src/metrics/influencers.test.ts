import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';
import { pageRank } from '../graph/page-rank.js';

const fixture = useMetricFixture();

let likes = 0;
const like = (user: string, author: string, time = '2026-04-10T00:00:00Z') =>
  track(user, 'Post Liked', time, { post_id: `p${(likes += 1)}`, author_id: author });
const april = { metric: 'influencers', from: '2026-04-01', to: '2026-05-01' } as const;

test('ranks by weighted PageRank of who turned to whom', async () => {
  const { send, ask } = fixture.site();
  await send(like('bob', 'ann'), like('cat', 'ann'), like('ann', 'bob'), like('cat', 'bob'));
  await send(like('cat', 'ann'));
  const { value, rows, beside } = await ask(april);
  const scores = pageRank([
    { source: 'bob', target: 'ann' },
    { source: 'cat', target: 'ann', weight: 2 },
    { source: 'ann', target: 'bob' },
    { source: 'cat', target: 'bob' },
  ]);
  expect({ value, beside }).toEqual({ value: 3, beside: { edges: 4 } });
  expect(rows?.map((row) => [row.id, row.value])).toEqual(
    ['ann', 'bob', 'cat'].map((id) => [id, expect.closeTo(scores.get(id) ?? -1, 9)]),
  );
  expect(rows?.reduce((sum, row) => sum + Number(row.value), 0)).toBeCloseTo(1, 9);
});

test('carries the contacts among those listed, the strongest first', async () => {
  const { send, ask } = fixture.site();
  await send(like('bob', 'ann'), like('cat', 'ann'), like('cat', 'ann'), like('ann', 'dan'));
  await send(identify('dan', '2026-01-01T00:00:00Z', { ranking: false }));
  const { rows, edges } = await ask({ ...april, limit: 2 });
  expect(rows?.map(({ id }) => id)).toEqual(['ann', 'bob']);
  expect(edges).toEqual([{ source: 'bob', target: 'ann', value: 1 }]);
  expect((await ask(april)).edges).toEqual([
    { source: 'cat', target: 'ann', value: 2 },
    { source: 'bob', target: 'ann', value: 1 },
  ]);
});

test('a contact loses a tenth with every complete month to the end, in the zone of the question', async () => {
  const weights = async (older: string, timezone: string) => {
    const { send, ask } = fixture.site();
    await send(like('ann', 'old', older), like('ann', 'new'));
    const question = { ...april, from: '2026-01-01', timezone };
    const { rows } = await ask(question);
    const scores = new Map(rows?.map((row) => [row.id, Number(row.value)]));
    // Without anybody else, what is above the evenly spread rest is in proportion to the weights.
    const rest = Number(scores.get('ann'));
    return (Number(scores.get('old')) - rest) / (Number(scores.get('new')) - rest);
  };
  expect(await weights('2026-03-31T22:00:00.001Z', 'Europe/Paris')).toBeCloseTo(1, 9);
  expect(await weights('2026-03-31T22:00:00.000Z', 'Europe/Paris')).toBeCloseTo(0.9, 9);
  expect(await weights('2026-03-31T22:00:00.000Z', 'UTC')).toBeCloseTo(0.9, 9);
  expect(await weights('2026-01-10T00:00:00.000Z', 'UTC')).toBeCloseTo(0.9 ** 3, 9);
});

test('equals share a place: first comes who got there first', async () => {
  const { send, ask } = fixture.site();
  await send(
    like('zoe', 'yan', '2026-04-02T00:00:00Z'),
    like('yan', 'zoe', '2026-04-02T00:00:00Z'),
  );
  await send(
    like('bob', 'ann', '2026-04-03T00:00:00Z'),
    like('ann', 'bob', '2026-04-03T00:00:00Z'),
  );
  const { rows } = await ask({ ...april, limit: 3 });
  expect(rows?.map((row) => [row.rank, row.id])).toEqual([
    [1, 'yan'],
    [1, 'zoe'],
    [1, 'ann'],
  ]);
});

test('who opted out has weight in the network and no place in the list', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('ann', '2026-01-01T00:00:00Z', { ranking: false }),
    like('bob', 'ann'),
    like('cat', 'ann'),
  );
  const { value, rows } = await ask(april);
  expect(value).toBe(3);
  expect(rows?.map((row) => [row.rank, row.id])).toEqual([
    [1, 'bob'],
    [1, 'cat'],
  ]);
});

test('where a site ranks only verified acts, others make no network', async () => {
  const { send, sendFromPage, ask } = fixture.site();
  await send(like('bob', 'ann'));
  await sendFromPage(like('cat', 'ann'));
  expect((await ask(april)).value).toBe(3);
  expect((await ask(april, { site: { identity: 'verified' } })).value).toBe(2);
});
