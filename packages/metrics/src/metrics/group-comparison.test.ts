import { expect, test } from 'vitest';
import {
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
  track,
  type FixtureMessage,
} from '../../../../test/tools/metric-fixture.js';
import { wilsonInterval } from '../statistics/wilson.js';

const fixture = useMetricFixture();

const april = {
  metric: 'group_comparison',
  from: '2026-04-01',
  to: '2026-05-01',
  interval: 'month',
  timezone: 'UTC',
} as const;

/** Members of a group, of whom the first come in April. */
function group(id: string, people: readonly string[], active: number): FixtureMessage[] {
  return people.flatMap((person, index) => [
    joinGroup(person, id, '2026-01-01T00:00:00Z'),
    ...(index < active ? [page(person, '2026-04-10T00:00:00Z', { groups: [id] })] : []),
  ]);
}

test('one part for each group, and the value of all together, where everybody is once', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...group('g', ['a', 'b', 'c', 'd'], 2),
    ...group('h', ['a', 'b', 'e'], 3),
    ...group('other', ['x', 'y', 'z'], 0),
    {
      type: 'group',
      userId: 'a',
      groupId: 'h',
      timestamp: '2026-01-01T00:00:00Z',
      traits: { name: 'Hikers' },
    },
  );
  const answer = await ask({ ...april, groups: 'g, h' });
  expect(answer).toMatchObject({ value: 0.6, numerator: 3, denominator: 5, membership: 'roster' });
  expect(answer.metric).toMatchObject({ id: 'group_comparison', unit: 'ratio' });
  expect(answer.confidence95).toEqual(wilsonInterval(3, 5));
  expect(answer.parts).toEqual([
    expect.objectContaining({
      key: 'g',
      label: 'g',
      value: 0.5,
      numerator: 2,
      denominator: 4,
      people: 4,
      confidence95: wilsonInterval(2, 4),
      previous: 0,
    }),
    expect.objectContaining({ key: 'h', label: 'Hikers', value: 1, people: 3 }),
  ]);
});

test('another metric with its own parameters and unit, an act in two groups once in the whole', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...group('g', ['a', 'b'], 0),
    ...group('h', ['b', 'c'], 0),
    track(
      'b',
      'Post Created',
      '2026-04-10T00:00:00Z',
      { post_id: 'p' },
      { groups: ['other', 'g', 'h'] },
    ),
  );
  const acts = await ask({ ...april, of: 'activity_per_member', groups: ['g', 'h'] });
  expect(acts.metric.unit).toBe('acts_per_member');
  expect(acts.value).toBeCloseTo(1 / 3, 12);
  expect(acts.parts?.map(({ value, share }) => [value, share])).toEqual([
    [0.5, undefined],
    [0.5, undefined],
  ]);
  const rate = async (level: string) => (await ask({ ...april, groups: 'g,h', level })).value;
  expect([await rate('contributing'), await rate('connected')]).toEqual([1 / 3, 1 / 3]);
});

test('a group without members has no rate; nobody at all is a reason', async () => {
  const { send, ask } = fixture.site();
  await send(...group('g', ['a'], 1));
  const answer = await ask({ ...april, groups: 'g,nobody' });
  expect(answer.parts?.map(({ key, value, people }) => [key, value, people])).toEqual([
    ['g', 1, 1],
    ['nobody', null, 0],
  ]);
  expect(await ask({ ...april, groups: 'nobody' })).toMatchObject({
    value: null,
    reason: 'no_members',
  });
});

test('refuses no groups, too many, a metric that cannot be compared, and parameters of another', async () => {
  const { ask } = fixture.site();
  const refusal = (question: Record<string, unknown>) =>
    ask({ ...april, ...question }).catch((error: { code: string; path: string }) => [
      error.code,
      error.path,
    ]);
  const many = Array.from({ length: 51 }, (_, index) => `g${index}`);
  expect(await refusal({})).toEqual(['invalid_field', 'groups']);
  expect(await refusal({ groups: ' , ' })).toEqual(['invalid_field', 'groups']);
  expect(await refusal({ groups: many })).toEqual(['invalid_field', 'groups']);
  expect(await refusal({ groups: [7] })).toEqual(['invalid_field', 'groups']);
  expect(await refusal({ groups: 'g', of: 'posts' })).toEqual(['invalid_field', 'of']);
  expect(await refusal({ groups: 'g', goal: 'x' })).toEqual(['unknown_parameter', 'goal']);
  expect(await refusal({ groups: 'g', of: 'conversion' })).toEqual(['invalid_field', 'goal']);
});

test('the people of a group are those who belonged to it for a moment of the window, each once', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...group('g', ['a', 'b', 'c', 'd'], 1),
    joinGroup('late', 'g', '2026-05-01T00:00:00Z'),
  );
  const peopleOf = async () => (await ask({ ...april, groups: 'g' })).parts?.[0]?.people;
  expect(await peopleOf()).toBe(4);
  await send(
    leaveGroup('b', 'g', '2026-04-05T00:00:00Z'),
    joinGroup('b', 'g', '2026-04-20T00:00:00Z'),
    leaveGroup('c', 'g', '2026-03-20T00:00:00Z'),
    joinGroup('came', 'g', '2026-04-20T00:00:00Z'),
  );
  expect(await peopleOf()).toBe(4);
});
