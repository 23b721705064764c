import { describe, expect, test } from 'vitest';
import type { Answer } from '@ruche/schema';
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
const may = {
  metric: 'member_status',
  group: 'g',
  from: '2026-05-01',
  to: '2026-06-01',
  compare: 'none',
} as const;
const parts = ({ parts: list = [] }: Answer, field: 'value' | 'previous' = 'value') =>
  Object.fromEntries(list.filter((part) => part[field]).map((part) => [part.key, part[field]]));

describe('member_status', () => {
  test('puts every member in one part', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('n1', 'g', '2026-05-01T00:00:00Z'),
      page('n1', '2026-05-31T23:59:59Z', g),
      joinGroup('n2', 'g', '2026-05-31T23:59:59Z'),
      ...['a', 'i', 'd', 'never'].map((user) => joinGroup(user, 'g', '2025-01-01T00:00:00Z')),
      page('a', '2026-05-01T00:00:00Z', g),
      page('i', '2026-04-30T23:59:59Z', g),
      page('d', '2026-01-01T00:00:00Z', g),
      page('visitor', '2026-05-10T00:00:00Z', g),
    );
    const answer = await ask(may);
    expect(answer).toMatchObject({ value: 6, membership: 'roster' });
    expect(parts(answer)).toEqual({
      new_active: 1,
      new_silent: 1,
      active: 1,
      inactive: 1,
      dormant: 2,
    });
    expect(answer.parts?.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  });

  test.each([
    ['2026-05-02T00:00:00.001Z', 'active'],
    ['2026-05-02T00:00:00.000Z', 'inactive'],
    ['2026-03-03T00:00:00.001Z', 'inactive'],
    ['2026-03-03T00:00:00.000Z', 'dormant'],
  ])('whoever last acted, or joined and never acted, on %s is %s', async (time, status) => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('acted', 'g', '2025-01-01T00:00:00Z'),
      page('acted', time, g),
      joinGroup('silent', 'g', time),
    );
    const answer = await ask({ ...may, from: '2026-05-20' });
    expect(parts(answer)).toEqual({ [status]: 2 });
  });

  test('an act long before joining is an act too', async () => {
    const { send, ask } = fixture.site();
    await send(
      page('ann', '2025-01-01T00:00:00Z', g),
      joinGroup('ann', 'g', '2026-05-10T00:00:00Z'),
    );
    expect(parts(await ask({ ...may, from: '2026-05-20' }))).toEqual({ dormant: 1 });
  });

  test('who left is in no part; who came back is not new', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('left', 'g', '2026-01-01T00:00:00Z'),
      leaveGroup('left', 'g', '2026-05-31T23:59:59Z'),
      joinGroup('back', 'g', '2026-01-01T00:00:00Z'),
      leaveGroup('back', 'g', '2026-02-01T00:00:00Z'),
      joinGroup('back', 'g', '2026-05-10T00:00:00Z'),
      page('back', '2026-05-11T00:00:00Z', g),
    );
    expect(parts(await ask(may))).toEqual({ active: 1 });
  });

  test('is compared with the end of the window before', async () => {
    const { send, ask } = fixture.site();
    await send(
      joinGroup('a', 'g', '2026-04-10T00:00:00Z'),
      page('a', '2026-04-11T00:00:00Z', g),
      joinGroup('b', 'g', '2026-05-10T00:00:00Z'),
    );
    const answer = await ask({
      metric: 'member_status',
      group: 'g',
      period: 'last-month',
    });
    expect(answer).toMatchObject({ value: 2, previous: { value: 1 } });
    expect(parts(answer)).toEqual({ new_silent: 1, inactive: 1 });
    expect(parts(answer, 'previous')).toEqual({ new_active: 1 });
  });

  test('the level decides what an act is; staff and bots leave', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      identify('stan', '2026-01-01T00:00:00Z', { staff: true }),
      ...['robo', 'stan', 'reader', 'writer'].flatMap((user) => [
        joinGroup(user, 'g', '2026-01-01T00:00:00Z'),
        page(user, '2026-05-11T00:00:00Z', g),
      ]),
      track('writer', 'Post Created', '2026-05-12T00:00:00Z', { post_id: 'p' }, g),
    );
    expect(parts(await ask(may))).toEqual({ active: 3 });
    const strict = await ask({ ...may, exclude: 'staff', level: 'contributing' });
    expect(parts(strict)).toEqual({ active: 1, dormant: 1 });
    expect(strict.excluded).toContain('staff');
  });

  test('no members: no value, and why', async () => {
    const { send, ask } = fixture.site();
    await send(joinGroup('a', 'g', '2026-06-01T00:00:00Z'));
    expect(await ask(may)).toMatchObject({ value: null, reason: 'no_members' });
  });

  test('without a roster, everybody seen so far is a member', async () => {
    const { send, ask } = fixture.site();
    await send(page('a', '2026-05-11T00:00:00Z', g), page('b', '2026-01-11T00:00:00Z', g));
    const answer = await ask(may);
    expect(answer.membership).toBe('observed');
    expect(parts(answer)).toEqual({ new_active: 1, dormant: 1 });
  });
});
