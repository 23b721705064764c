import type { Answer } from '@ruche/schema';
import { expect, test } from 'vitest';
import { identify, useMetricFixture, track } from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const at = '2026-04-10T00:00:00Z';
const post = (id: string, more = {}, time = '2026-04-02T00:00:00Z', user = 'ann') =>
  track(user, 'Post Created', time, { post_id: id, ...more }, g);
const act = (user: string, event: string, id: string, time = at, more = {}) =>
  track(user, event, time, { post_id: id, ...more }, g);
const april = {
  metric: 'content_quality',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
} as const;
const valuesOf = ({ parts }: Answer) =>
  Object.fromEntries((parts ?? []).map(({ key, value }) => [key, value]));

test('five figures, each of its own, and no score', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('p1'),
    post('p2'),
    ...['u1', 'u2', 'u3', 'u4', 'u5'].flatMap((user) => [
      act(user, 'Post Viewed', 'p1'),
      act(user, 'Post Viewed', 'p1', '2026-04-11T00:00:00Z'),
    ]),
    act('u1', 'Post Liked', 'p1'),
    act('u2', 'Post Liked', 'p1'),
    act('u1', 'Comment Created', 'p1', at, { comment_id: 'c1' }),
    act('u3', 'Post Shared', 'p2'),
    act('u4', 'Content Reported', 'p2'),
  );
  const answer = await ask(april);
  expect(answer).toMatchObject({
    value: null,
    reason: 'several_figures',
    beside: { posts: 2, views: 10 },
  });
  expect(valuesOf(answer)).toEqual({
    // The lower bound for two of five.
    helpful: expect.closeTo(0.11761823115925, 12) as number,
    answered: 0.5,
    shared: 0.5,
    reports: 100,
    original: null,
  });
  const helpful = answer.parts?.find(({ key }) => key === 'helpful');
  expect(helpful).toMatchObject({ numerator: 2, denominator: 5, previous: null });
  expect(helpful?.share).toBeUndefined();
});

test('what is missing is missing, not 0', async () => {
  const { send, ask } = fixture.site();
  const nothing = { helpful: null, answered: null, shared: null, reports: null, original: null };
  expect(valuesOf(await ask(april))).toEqual(nothing);
  await send(act('u1', 'Post Liked', 'old'), act('u1', 'Post Viewed', 'old'));
  const { helpful, reports, answered } = valuesOf(await ask(april));
  expect({ helpful, reports, answered }).toEqual({
    helpful: expect.closeTo(0.20654, 4) as number,
    reports: 0,
    answered: null,
  });
});

test('one’s own likes and answers, withdrawn likes, bots, and what comes after the window', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    post('p1'),
    act('u1', 'Post Viewed', 'p1'),
    act('bot', 'Post Viewed', 'p1'),
    act('ann', 'Post Liked', 'p1'),
    act('u1', 'Post Liked', 'p1'),
    act('u1', 'Post Unliked', 'p1', '2026-06-01T00:00:00Z'),
    act('bot', 'Post Shared', 'p1'),
    act('bot', 'Content Reported', 'p1'),
    act('ann', 'Comment Created', 'p1', at, { comment_id: 'c1' }),
    act('u1', 'Comment Created', 'p1', '2026-05-01T00:00:00Z', { comment_id: 'c2' }),
    act('u1', 'Post Shared', 'p1', '2026-05-01T00:00:00Z'),
    post('gone'),
    act('u1', 'Post Viewed', 'gone'),
    act('ann', 'Post Deleted', 'gone', '2026-06-01T00:00:00Z'),
  );
  const answer = await ask(april);
  expect(answer.beside).toEqual({ posts: 1, views: 1 });
  expect(valuesOf(answer)).toEqual({
    helpful: 0,
    answered: 0,
    shared: 0,
    reports: 0,
    original: null,
  });
});

test('a post that repeats an earlier one is not original, whatever its case and spaces', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('old', { title: 'Été', text: 'one  two' }, '2025-01-01T00:00:00Z'),
    post('p1', { title: ' été', text: 'ONE two ' }),
    post('p2', { title: 'Été', text: 'three' }),
    post('p3', { title: 'Été', text: 'three' }, '2026-04-03T00:00:00Z', 'bob'),
    post('p4', { text: 'Été three four' }),
    post('p5', {}),
    post('later', { text: 'Été three four' }, '2026-05-01T00:00:00Z'),
  );
  const original = async (question = {}) =>
    (await ask({ ...april, ...question })).parts?.find(({ key }) => key === 'original');
  expect(await original()).toMatchObject({ numerator: 2, denominator: 4 });
  expect(
    await original({ from: '2026-05-01', to: '2026-06-01', compare: 'previous' }),
  ).toMatchObject({ value: 0, denominator: 1, previous: 0.5 });
});

test('what was deleted before is repeated by nobody', async () => {
  const { send, ask } = fixture.site();
  await send(
    post('old', { title: 'Again' }, '2025-01-01T00:00:00Z'),
    act('ann', 'Post Deleted', 'old', '2025-01-02T00:00:00Z'),
    post('new', { title: 'Again' }),
  );
  expect(valuesOf(await ask(april)).original).toBe(1);
});
