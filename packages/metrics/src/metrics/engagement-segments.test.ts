import { describe, expect, test } from 'vitest';
import type { Answer } from '@ruche/schema';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
/** The 28 days before its end are those from 4 May on. */
const may = {
  metric: 'engagement_segments',
  group: 'g',
  from: '2026-05-01',
  to: '2026-06-01',
} as const;
const member = (user: string) => joinGroup(user, 'g', '2026-01-01T00:00:00Z');
const visits = (user: string, count: number, month = '05') =>
  Array.from({ length: count }, (_, index) =>
    page(user, `2026-${month}-${String(10 + index)}T12:00:00Z`, g),
  );
const values = ({ parts = [] }: Answer) =>
  Object.fromEntries(parts.map(({ key, value }) => [key, value]));

describe('engagement_segments', () => {
  test('sorts members by their active days', async () => {
    const { send, ask } = fixture.site();
    const daysOf: Record<string, number> = { a: 8, b: 7, c: 2, d: 1, e: 0 };
    await send(
      ...Object.entries(daysOf).flatMap(([user, count]) => [member(user), ...visits(user, count)]),
      ...visits('visitor', 9),
    );
    const answer = await ask(may);
    expect(answer.value).toBe(5);
    expect(values(answer)).toEqual({ high: 1, medium: 2, low: 1, none: 1 });
    expect(values(await ask({ ...may, high: 7, medium: 3 }))).toEqual({
      high: 2,
      medium: 0,
      low: 2,
      none: 1,
    });
  });

  test('the 28th day back counts, the 29th and the last, unfinished one do not', async () => {
    const { send, ask } = fixture.site();
    await send(
      member('a'),
      member('b'),
      member('c'),
      page('a', '2026-05-04T00:00:00Z', g),
      page('b', '2026-05-03T23:59:59.999Z', g),
      page('c', '2026-06-01T05:00:00Z', g),
    );
    expect(values(await ask(may))).toMatchObject({ low: 1, none: 2 });
    const unfinished = { ...may, to: '2026-06-01T12:00:00Z' };
    expect(values(await ask(unfinished))).toMatchObject({ low: 1, none: 2 });
  });

  test('tells who moved, who came and who left', async () => {
    const { send, ask } = fixture.site();
    await send(
      member('up'),
      ...visits('up', 1, '04'),
      ...visits('up', 2),
      joinGroup('came', 'g', '2026-05-20T00:00:00Z'),
      ...visits('came', 1),
      member('went'),
      ...visits('went', 8, '04'),
      leaveGroup('went', 'g', '2026-05-20T00:00:00Z'),
      member('still'),
    );
    const answer = await ask(may);
    expect(answer.beside).toEqual({
      low_to_medium: 1,
      new_to_low: 1,
      high_to_left: 1,
      none_to_none: 1,
    });
    expect(answer).toMatchObject({ value: 3, previous: { value: 3 } });
    expect(answer.parts?.map(({ previous }) => previous)).toEqual([1, 0, 1, 1]);
  });

  test('bots and, where asked, staff are in no segment; no members, no value', async () => {
    const { send, ask } = fixture.site();
    await send(
      identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      identify('stan', '2026-01-01T00:00:00Z', { staff: true }),
      member('robo'),
      member('stan'),
    );
    expect(await ask(may)).toMatchObject({ value: 1 });
    expect(await ask({ ...may, exclude: 'staff' })).toMatchObject({
      value: null,
      reason: 'no_members',
    });
  });

  test.each([{ medium: 9 }, { high: 0 }, { high: 29 }, { medium: 1.5 }])(
    'refuses %j',
    async (more) => {
      await expect(fixture.site().ask({ ...may, ...more })).rejects.toMatchObject({
        code: 'invalid_field',
        path: Object.keys(more)[0],
      });
    },
  );
});
