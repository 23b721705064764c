import { describe, expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const visit = (user: string, date: string) => page(user, `${date}T12:00:00Z`, g);
const join = (user: string, date: string) => joinGroup(user, 'g', `${date}T12:00:00Z`);
const spring = {
  metric: 'retention',
  group: 'g',
  from: '2026-03-01',
  to: '2026-06-01',
  interval: 'month',
  compare: 'none',
} as const;

describe('by joining', () => {
  test('follows each cohort; who left and came back came the first time', async () => {
    const { send, ask } = fixture.site();
    await send(
      join('a', '2026-03-01'),
      join('b', '2026-03-31'),
      join('c', '2026-04-10'),
      join('old', '2026-02-28'),
      join('back', '2026-02-01'),
      leaveGroup('back', 'g', '2026-02-02T00:00:00Z'),
      join('back', '2026-04-01'),
      ...['2026-03-01', '2026-04-30', '2026-05-31'].map((date) => visit('a', date)),
      visit('b', '2026-04-01'),
      visit('c', '2026-04-01'),
      visit('old', '2026-04-01'),
    );
    const answer = await ask(spring);
    expect(answer).toMatchObject({ numerator: 2, denominator: 3, membership: 'roster' });
    expect(answer.value).toBeCloseTo(2 / 3, 12);
    expect(answer.confidence95).toHaveLength(2);
    expect(answer.series?.map(({ value, parts, reason }) => ({ value, parts, reason }))).toEqual([
      { value: 1, parts: { size: 2, 0: 0.5, 1: 1, 2: 0.5 }, reason: undefined },
      { value: 0, parts: { size: 1, 0: 1, 1: 0 }, reason: undefined },
      { value: null, parts: { size: 0, 0: null }, reason: 'no_members' },
    ]);
    const later = await ask({ ...spring, mode: 'onOrAfter' });
    expect(later.series?.[0]?.parts).toEqual({ size: 2, 0: 1, 1: 1, 2: 0.5 });
  });

  test('what is not over is blank and in no mean', async () => {
    const { send, ask } = fixture.site();
    await send(
      join('a', '2026-05-10'),
      visit('a', '2026-06-01'),
      join('b', '2026-04-10'),
      visit('b', '2026-06-01'),
    );
    const answer = await ask({ ...spring, from: '2026-04-01', to: '2026-07-01' });
    expect(answer).toMatchObject({ value: 0, denominator: 1 });
    expect(answer.series).toMatchObject([
      { value: 0, parts: { size: 1, 0: 0, 1: 0, 2: null } },
      { value: null, parts: { size: 1, 0: 0, 1: null }, reason: 'unfinished' },
      { value: null, parts: { size: 0, 0: null }, reason: 'no_members' },
    ]);
  });

  test('is compared with the window before, cohort by cohort', async () => {
    const { send, ask } = fixture.site();
    await send(
      join('a', '2026-05-04'),
      visit('a', '2026-05-11'),
      join('b', '2026-04-20'),
      join('c', '2026-04-20'),
      visit('b', '2026-04-27'),
    );
    const answer = await ask({
      ...spring,
      from: '2026-05-04',
      to: '2026-05-18',
      interval: 'week',
      compare: 'previous',
    });
    expect(answer).toMatchObject({ value: 1, previous: { value: 0.5, denominator: 2 } });
    expect(answer.series?.map(({ previous }) => previous)).toEqual([0.5, null]);
  });

  test('by level; bots are in no cohort; nobody came: no value, and why', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      join('robo', '2026-03-05'),
      join('a', '2026-03-05'),
      visit('a', '2026-04-05'),
      track('a', 'Post Created', '2026-05-05T00:00:00Z', { post_id: 'p' }, g),
    );
    expect((await ask(spring)).series?.[0]?.parts).toEqual({ size: 1, 0: 0, 1: 1, 2: 1 });
    const strict = await ask({ ...spring, level: 'contributing' });
    expect(strict.series?.[0]?.parts).toEqual({ size: 1, 0: 0, 1: 0, 2: 1 });
    expect(await ask({ ...spring, from: '2026-04-01' })).toMatchObject({
      value: null,
      reason: 'no_members',
    });
  });
});

describe('by first act', () => {
  test('everybody is active in the first bucket; who acted before is in no cohort', async () => {
    const { send, ask } = fixture.site();
    await send(
      visit('a', '2026-03-01'),
      visit('b', '2026-03-10'),
      visit('b', '2026-05-10'),
      visit('old', '2026-02-28'),
      visit('old', '2026-03-10'),
      visit('c', '2026-04-10'),
      visit('c', '2026-05-10'),
    );
    const answer = await ask({ ...spring, by: 'first_act' });
    expect(answer.series?.map(({ parts }) => parts)).toEqual([
      { size: 2, 0: 1, 1: 0, 2: 0.5 },
      { size: 1, 0: 1, 1: 1 },
      { size: 0, 0: null },
    ]);
    expect(answer.membership).toBeUndefined();
    expect(answer.value).toBeCloseTo(1 / 3, 12);
  });
});

test.each([{ by: 'leaving' }, { mode: 'sometimes' }])('refuses %j', async (more) => {
  await expect(fixture.site().ask({ ...spring, ...more })).rejects.toMatchObject({
    code: 'invalid_field',
    path: Object.keys(more)[0],
  });
});
