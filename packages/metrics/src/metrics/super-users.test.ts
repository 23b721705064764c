import { expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
/** The four complete months before its end are those from February to May. */
const question = {
  metric: 'super_users',
  group: 'g',
  from: '2026-05-01',
  to: '2026-06-01',
} as const;
const member = (user: string) => joinGroup(user, 'g', '2026-01-01T00:00:00Z');
const visits = (user: string, days: Record<string, number>, first = 10) =>
  Object.entries(days).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, index) =>
      page(user, `2026-${month}-${String(first + index).padStart(2, '0')}T12:00:00Z`, g),
    ),
  );

test('lists who was in the high segment in three of the last four months, with the reasons', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['four', 'three', 'two', 'seven', 'often'].map(member),
    ...visits('four', { '02': 8, '03': 9, '04': 8, '05': 8 }),
    ...visits('three', { '01': 8, '02': 8, '04': 8, '05': 8 }),
    ...visits('two', { '01': 8, '04': 8, '05': 8 }),
    ...visits('seven', { '02': 8, '04': 7, '05': 8 }),
    ...Array.from({ length: 9 }, (_, hour) => page('often', `2026-05-05T0${hour}:00:00Z`, g)),
  );
  const answer = await ask(question);
  expect(answer.value).toBe(2);
  expect(answer.rows).toMatchObject([
    {
      rank: 1,
      id: 'four',
      value: 4,
      parts: { '2026-02': 8, '2026-03': 9, '2026-04': 8, '2026-05': 8 },
    },
    { rank: 2, id: 'three', value: 3, parts: { '2026-03': 0 } },
  ]);
  expect((await ask({ ...question, limit: 1 })).rows).toHaveLength(1);
  expect((await ask({ ...question, limit: 1 })).value).toBe(2);
  expect((await ask({ ...question, needs: 2 })).value).toBe(4);
  expect((await ask({ ...question, high: 9, needs: 1 })).value).toBe(1);
});

test('who got there first stands first; the month begun does not count', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['a', 'b'].map(member),
    ...visits('a', { '02': 8, '03': 8, '04': 8 }, 11),
    ...visits('b', { '02': 8, '03': 8, '04': 8 }),
    ...visits('a', { '06': 8 }, 1),
  );
  const { rows } = await ask({ ...question, to: '2026-06-15' });
  expect(rows).toMatchObject([
    { rank: 1, id: 'b', value: 3 },
    { rank: 1, id: 'a', value: 3 },
  ]);
});

test('leaves out who opted out, who left, who is no member, and bots', async () => {
  const { send, ask } = fixture.site();
  const often = { '02': 8, '03': 8, '04': 8 };
  await send(
    identify('out', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    ...['out', 'robo', 'left'].map(member),
    leaveGroup('left', 'g', '2026-05-10T00:00:00Z'),
    ...['out', 'robo', 'left', 'visitor'].flatMap((user) => visits(user, often)),
  );
  expect(await ask(question)).toMatchObject({ value: 0, rows: [] });
});

test('without a roster, everybody seen so far is a member', async () => {
  const { send, ask } = fixture.site();
  await send(...visits('a', { '02': 8, '03': 8, '04': 8 }));
  expect(await ask(question)).toMatchObject({ value: 1, membership: 'observed' });
});
