import { expect, test } from 'vitest';
import {
  joinGroup,
  leaveGroup,
  useMetricFixture,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const april = {
  metric: 'activity_per_member',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  interval: 'month',
  compare: 'none',
} as const;
const post = (id: string, time: string, user = 'ann') =>
  track(user, 'Post Created', time, { post_id: id }, g);

test('is acts ÷ member-months, by kind', async () => {
  const { send, ask } = fixture.site();
  const about = { post_id: 'p1', author_id: 'ann' };
  await send(
    joinGroup('ann', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('ben', 'g', '2026-04-16T00:00:00Z'),
    post('p1', '2026-04-01T00:00:00Z'),
    track('ben', 'Comment Created', '2026-04-20T00:00:00Z', { ...about, comment_id: 'c' }, g),
    track('ben', 'Post Liked', '2026-04-20T00:00:00Z', about, g),
    track('ann', 'Post Liked', '2026-04-20T00:00:00Z', about, g),
    track('ben', 'Post Shared', '2026-04-20T00:00:00Z', about, g),
    track('ben', 'Post Shared', '2026-04-21T00:00:00Z', about, g),
  );
  const answer = await ask(april);
  expect(answer).toMatchObject({ numerator: 5, denominator: 1.5, membership: 'roster' });
  expect(answer.value).toBeCloseTo(5 / 1.5, 12);
  expect(answer.beside).toEqual({ acts: 5, member_months: 1.5 });
  expect(Object.fromEntries(answer.parts?.map(({ key, value }) => [key, value]) ?? [])).toEqual({
    posts: 1 / 1.5,
    comments: 1 / 1.5,
    likes: 1 / 1.5,
    shares: 2 / 1.5,
  });
  expect(answer.parts?.some((part) => 'share' in part)).toBe(false);
});

test('a day of membership is a part of its month, of 28 or 31 days', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('ann', 'g', '2026-02-28T12:00:00Z'),
    leaveGroup('ann', 'g', '2026-03-01T00:00:01Z'),
    post('p', '2026-02-28T12:00:00Z'),
  );
  const answer = await ask({ ...april, from: '2026-02-01', to: '2026-04-01' });
  expect(answer.denominator).toBeCloseTo(1 / 28 + 1 / 31, 8);
  expect(answer.series?.map(({ parts }) => parts?.acts)).toEqual([1, 0]);
});

test('is compared with the window before, and by week', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('ann', 'g', '2026-01-01T00:00:00Z'),
    post('p1', '2026-03-10T00:00:00Z'),
    post('p2', '2026-04-10T00:00:00Z'),
    post('p3', '2026-04-11T00:00:00Z'),
  );
  const month = await ask({ ...april, compare: 'previous' });
  expect(month.value).toBeCloseTo(2, 8);
  expect(month.previous?.numerator).toBe(1);
  expect(month.previous?.denominator).toBeCloseTo(30 / 31, 8);
  const weeks = await ask({ ...april, compare: 'previous', interval: 'week' });
  expect(weeks.value).toBeCloseTo(2, 8);
  expect(weeks.series?.[1]?.value).toBeCloseTo(2 / (7 / 30), 6);
  expect(weeks.series?.[2]?.value).toBe(0);
});

test('no members: no value, and why', async () => {
  const { send, ask } = fixture.site();
  await send(joinGroup('ann', 'g', '2026-05-01T00:00:00Z'), post('p', '2026-04-10T00:00:00Z'));
  const answer = await ask(april);
  expect(answer).toMatchObject({ value: null, reason: 'no_members' });
  expect(answer.parts).toBeUndefined();
});
