import { expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  page,
  track,
  type FixtureMessage,
} from '../../../../test/tools/metric-fixture.js';

/** More than a statement names in its parameters: of accounts, and of deletions. */
const manyAccounts = 520;
const manyDeletions = 4_020;

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const inMay = (day: number) => `2026-05-${String((day % 28) + 1).padStart(2, '0')}T12:00:00Z`;
const may = { group: 'g', from: '2026-05-01', to: '2026-06-01', interval: 'month' } as const;

async function sendAll(
  send: (...batch: FixtureMessage[]) => Promise<void>,
  length: number,
  of: (index: number) => FixtureMessage[],
): Promise<void> {
  await send(...Array.from({ length }, (_, index) => of(index)).flat());
}

test('more excluded accounts than can be listed are left out all the same', async () => {
  const { send, ask } = fixture.site();
  await sendAll(send, manyAccounts, (index) => [
    identify(`u${index}`, '2026-01-01T00:00:00Z', index < 3 ? {} : { suspended: true }),
    page(`u${index}`, inMay(index), g),
    track(`u${index}`, 'Post Created', inMay(index), { post_id: `p${index}` }, g),
  ]);
  expect(await ask({ ...may, metric: 'active_members' })).toMatchObject({ value: 3 });
  expect(await ask({ ...may, metric: 'posts' })).toMatchObject({ value: 3 });
  const { rows } = await ask({ ...may, metric: 'top_authors' });
  expect(rows?.map(({ id }) => id).toSorted()).toEqual(['u0', 'u1', 'u2']);
});

test('more deletions than can be listed are left out all the same', async () => {
  const { send, ask } = fixture.site();
  const like = { author_id: 'author' };
  await sendAll(send, manyDeletions, (index) => [
    track('author', 'Post Created', inMay(index), { post_id: `p${index}` }, g),
    track('reader', 'Post Liked', inMay(index), { post_id: `p${index}`, ...like }, g),
    ...(index < 2
      ? []
      : [track('author', 'Post Deleted', '2026-06-02T00:00:00Z', { post_id: `p${index}` })]),
  ]);
  expect(await ask({ ...may, metric: 'posts' })).toMatchObject({ value: 2 });
  expect(await ask({ ...may, metric: 'likes' })).toMatchObject({ value: 2 });
  const { rows } = await ask({ ...may, metric: 'top_posts' });
  expect(rows?.map(({ id }) => id).toSorted()).toEqual(['p0', 'p1']);
});

test.each(['none', 'previous'] as const)(
  'what was deleted is out, however long before anybody did something with it (compare %s)',
  async (compare) => {
    const { send, ask } = fixture.site();
    const gone = { post_id: 'gone', author_id: 'u' };
    await send(
      track('u', 'Post Deleted', '2026-01-20T00:00:00Z', { post_id: 'gone' }),
      track('u', 'Post Created', '2026-05-10T00:00:00Z', { post_id: 'gone' }, g),
      track('v', 'Post Liked', '2026-05-11T00:00:00Z', gone, g),
      track('u', 'Post Created', '2026-05-10T00:00:00Z', { post_id: 'stands' }, g),
      track('v', 'Post Liked', '2026-05-11T00:00:00Z', { ...gone, post_id: 'stands' }, g),
    );
    for (const [metric, value] of Object.entries({ posts: 1, likes: 1 })) {
      expect(await ask({ ...may, metric, compare }), metric).toMatchObject({ value });
    }
    const { rows } = await ask({ ...may, metric: 'top_posts' });
    expect(rows?.map(({ id }) => id)).toEqual(['stands']);
  },
);

test('those who stay and those who come and go are members alike', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('stays', 'g', '2026-01-01T00:00:00Z'),
    joinGroup('stays', 'g', '2026-02-01T00:00:00Z'),
    joinGroup('comes', 'g', '2026-05-20T00:00:00Z'),
    joinGroup('went', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('went', 'g', '2026-03-01T00:00:00Z'),
    joinGroup('back', 'g', '2026-01-01T00:00:00Z'),
    leaveGroup('back', 'g', '2026-05-03T00:00:00Z'),
    joinGroup('back', 'g', '2026-05-20T00:00:00Z'),
    ...['stays', 'comes', 'went', 'back', 'guest'].flatMap((user) => [
      page(user, '2026-05-02T12:00:00Z', g),
      page(user, '2026-05-21T12:00:00Z', g),
    ]),
  );
  const weekly = { ...may, from: '2026-04-27', to: '2026-05-25', interval: 'week' } as const;
  const { series } = await ask({ ...weekly, metric: 'active_rate', compare: 'none' });
  const shown = series?.map(({ parts }) => [parts?.['active'], parts?.['members']]);
  expect(shown).toEqual([
    [2, 2],
    [0, 1],
    [0, 1],
    [3, 3],
  ]);
  expect(await ask({ ...weekly, metric: 'members', compare: 'none' })).toMatchObject({
    value: 3,
    beside: { joined: 2, left: 1, net: 1 },
  });
});
