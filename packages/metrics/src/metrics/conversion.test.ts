import { describe, expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  useMetricFixture,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const may = {
  metric: 'conversion',
  group: 'g',
  from: '2026-05-01',
  to: '2026-06-01',
  goal: 'Signed',
} as const;
const exposed = { ...may, after: 'Seen' };
const seen = (user: string, time: string) => track(user, 'Seen', time, {}, g);
const signed = (user: string, time: string) => track(user, 'Signed', time, {}, g);

describe('of members', () => {
  test('is those who did the goal in the window ÷ members', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      ...['a', 'b', 'c', 'd', 'robo'].map((user) => joinGroup(user, 'g', '2026-01-01T00:00:00Z')),
      signed('a', '2026-05-01T00:00:00Z'),
      signed('a', '2026-05-02T00:00:00Z'),
      signed('b', '2026-04-30T23:59:59Z'),
      signed('c', '2026-06-01T00:00:00Z'),
      signed('robo', '2026-05-10T00:00:00Z'),
      signed('stranger', '2026-05-10T00:00:00Z'),
    );
    const answer = await ask(may);
    expect(answer).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
    expect(answer).toMatchObject({ previous: { value: 0.25 }, membership: 'roster' });
    expect(answer.confidence95?.[0]).toBeCloseTo(0.045586, 6);
  });

  test('no members: no value, and why', async () => {
    const { send, ask } = fixture.site();
    await send(joinGroup('a', 'g', '2026-06-01T00:00:00Z'));
    expect(await ask(may)).toMatchObject({ value: null, reason: 'no_members' });
  });
});

describe('of those exposed', () => {
  test.each([
    ['2026-05-10T11:59:59.999Z', 0],
    ['2026-05-10T12:00:00Z', 1],
    ['2026-05-17T11:59:59.999Z', 1],
    ['2026-05-17T12:00:00Z', 0],
  ])('a goal at %s converts %d within seven days from 10 May, noon', async (time, converted) => {
    const { send, ask } = fixture.site();
    await send(
      seen('a', '2026-05-10T12:00:00Z'),
      seen('a', '2026-05-12T12:00:00Z'),
      signed('a', time),
    );
    expect(await ask({ ...exposed, within: 7 })).toMatchObject({
      value: converted,
      numerator: converted,
      denominator: 1,
    });
  });

  test('the goal may lie after the window, the exposure may not', async () => {
    const { send, ask } = fixture.site();
    await send(
      seen('a', '2026-05-31T23:59:59Z'),
      signed('a', '2026-06-02T00:00:00Z'),
      seen('b', '2026-06-01T00:00:00Z'),
      signed('b', '2026-06-02T00:00:00Z'),
      seen('c', '2026-04-10T00:00:00Z'),
      seen('d', '2026-04-10T00:00:00Z'),
      signed('d', '2026-05-02T00:00:00Z'),
      signed('unexposed', '2026-05-10T00:00:00Z'),
    );
    const answer = await ask({ ...exposed, period: undefined });
    expect(answer).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
    expect(answer.previous).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  });

  test('nobody exposed: no value, and why', async () => {
    const { send, ask } = fixture.site();
    await send(signed('a', '2026-05-10T00:00:00Z'));
    expect(await ask(exposed)).toMatchObject({ value: null, reason: 'no_exposures' });
  });
});

test.each([
  ['goal', { goal: undefined }],
  ['within', { within: 0 }],
  ['within', { within: 1.5 }],
  ['after', { after: 'x'.repeat(201) }],
])('refuses %s of %j', async (path, more) => {
  await expect(fixture.site().ask({ ...may, ...more })).rejects.toMatchObject({
    code: 'invalid_field',
    path,
  });
});
