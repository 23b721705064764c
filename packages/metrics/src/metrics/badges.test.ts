import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  openMetricFixture,
  page,
  track,
  type MetricFixture,
} from '../../../../test/tools/metric-fixture.js';

let fixture: MetricFixture;
let sites = 0;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

const g = { groups: ['g'] };
const april = { metric: 'badges', group: 'g', from: '2026-04-01', to: '2026-05-01' } as const;

/** A site and a way to set its badges, as the API does: every version of a rule is a row. */
function siteWithRules() {
  const site = fixture.site();
  const name = `site${(sites += 1)}`;
  let ver = 0;
  const set = (id: string, body: Record<string, unknown> | null) => {
    const row = {
      ...{ site: name, kind: 'badge', id, ver: String((ver += 1)), grp: '' },
      ...{ at: '2026-01-01 00:00:00.000', removed: body ? 0 : 1, body: JSON.stringify(body ?? {}) },
    };
    const key = BigInt(`0x${randomUUID().replaceAll('-', '')}`);
    return fixture.store.append([{ id: key, rows: [{ table: 'records', row }] }]);
  };
  return { ...site, set };
}

const writer = { name: 'Writer', metric: 'posts', threshold: 2, window: 'P28D' };
let posts = 0;
const post = (user: string, time = '2026-04-20T00:00:00Z', id = `p${(posts += 1)}`) =>
  track(user, 'Post Created', time, { post_id: id }, g);

test('who reaches the threshold has it, who stays below has not', async () => {
  const { send, ask, set } = siteWithRules();
  await set('w', writer);
  await send(post('ann'), post('ann'), post('bob'));
  const { value, parts, rows } = await ask(april);
  expect({ value, parts }).toEqual({ value: 1, parts: [{ key: 'w', label: 'Writer', value: 1 }] });
  expect(rows).toEqual([
    expect.objectContaining({ rank: 1, id: 'ann', value: 1, parts: { w: 2 } }),
  ]);
});

test('the rule’s own time ends with the window, whatever the window’s length', async () => {
  const { send, ask, set } = siteWithRules();
  await set('w', { ...writer, threshold: 1 });
  await set('old', { ...writer, threshold: 1, window: 'P3M' });
  await send(
    post('just', '2026-04-03T00:00:00.000Z'),
    post('early', '2026-04-02T23:59:59.999Z'),
    post('late', '2026-05-01T00:00:00.000Z'),
    post('long', '2026-02-01T00:00:00.000Z'),
    post('gone', '2026-02-10T00:00:00.000Z', 'deleted'),
    track('gone', 'Post Deleted', '2026-02-11T00:00:00Z', { post_id: 'deleted' }, g),
  );
  for (const from of ['2026-04-01', '2026-04-30']) {
    const { rows } = await ask({ ...april, from, timezone: 'UTC' });
    expect(rows?.map(({ id, value, parts }) => [id, value, parts])).toEqual([
      ['just', 2, { w: 1, old: 1 }],
      ['long', 1, { old: 1 }],
      ['early', 1, { old: 1 }],
    ]);
  }
});

test('every figure that a rule may count', async () => {
  const { send, ask, set } = siteWithRules();
  const figures = ['posts', 'comments', 'likes_given', 'likes_received', 'active_days'];
  for (const metric of figures) await set(metric, { ...writer, metric, threshold: 1 });
  const at = '2026-04-20T00:00:00Z';
  await send(
    track('poster', 'Post Created', at, { post_id: 'p' }, g),
    track('commenter', 'Comment Created', at, { post_id: 'p', comment_id: 'c' }, g),
    track('liker', 'Post Liked', at, { post_id: 'p' }, g),
    track('liker', 'Comment Liked', at, { comment_id: 'c' }, g),
    track('fickle', 'Post Liked', at, { post_id: 'p' }, g),
    track('fickle', 'Post Unliked', at, { post_id: 'p' }, g),
    track('poster', 'Post Liked', at, { post_id: 'p' }, g),
    page('visitor', at, g),
    page('visitor', '2026-04-21T00:00:00Z', g),
    page('visitor', '2026-04-21T10:00:00Z', g),
  );
  const { value, parts, rows } = await ask({ ...april, timezone: 'UTC' });
  expect(value).toBe(5);
  expect(parts?.map((part) => [part.key, part.value])).toEqual([
    ['active_days', 5],
    ['comments', 1],
    ['likes_given', 1],
    ['likes_received', 2],
    ['posts', 1],
  ]);
  const figuresOf = Object.fromEntries((rows ?? []).map(({ id, parts: own }) => [id, own]));
  expect(figuresOf).toEqual({
    poster: { posts: 1, likes_received: 1, active_days: 1 },
    commenter: { comments: 1, likes_received: 1, active_days: 1 },
    liker: { likes_given: 2, active_days: 1 },
    visitor: { active_days: 2 },
    fickle: { active_days: 1 },
  });
});

test('who opted out is counted and not listed; bots and those who are no members have none', async () => {
  const { send, ask, set } = siteWithRules();
  await set('w', { ...writer, threshold: 1 });
  await send(
    identify('shy', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    ...['shy', 'bot', 'ann'].map((user) => joinGroup(user, 'g', '2026-01-01T00:00:00Z')),
    ...['shy', 'bot', 'ann', 'guest'].map((user) => post(user)),
  );
  const { value, rows } = await ask(april);
  expect(value).toBe(2);
  expect(rows?.map(({ id }) => id)).toEqual(['ann']);
});

test('a rule that is changed counts as it is now, one that is taken away not at all', async () => {
  const { send, ask, set } = siteWithRules();
  expect(await ask(april)).toMatchObject({ value: null, reason: 'no_badges', rows: [], parts: [] });
  await send(post('ann'));
  await set('w', { ...writer, threshold: 1 });
  expect((await ask(april)).value).toBe(1);
  await set('w', writer);
  expect(await ask(april)).toMatchObject({ value: 0, rows: [], parts: [{ key: 'w', value: 0 }] });
  await set('w', null);
  expect((await ask(april)).value).toBeNull();
});
