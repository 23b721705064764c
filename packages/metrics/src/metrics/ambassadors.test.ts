import { expect, test } from 'vitest';
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
const may = { metric: 'ambassadors', group: 'g', from: '2026-05-01', to: '2026-06-01' } as const;
const member = (user: string) => joinGroup(user, 'g', '2026-01-01T00:00:00Z');
const post = (user: string, id: string, day = '05') =>
  track(user, 'Post Created', `2026-05-${day}T12:00:00Z`, { post_id: id }, g);
const like = (user: string, id: string, author: string, day = '06') =>
  track(user, 'Post Liked', `2026-05-${day}T12:00:00Z`, { post_id: id, author_id: author }, g);

test('scores by four percentiles and shows them', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['a', 'b', 'c'].map(member),
    post('a', 'p1'),
    post('a', 'p2', '12'),
    post('b', 'p3'),
    like('a', 'p3', 'b'),
    track(
      'a',
      'Comment Created',
      '2026-05-06T12:00:00Z',
      { comment_id: 'k', post_id: 'q', author_id: 'c' },
      g,
    ),
    like('b', 'p1', 'a'),
  );
  const answer = await ask(may);
  expect(answer).toMatchObject({ value: 2, beside: { members: 3 }, membership: 'roster' });
  expect(answer.rows).toMatchObject([
    {
      rank: 1,
      id: 'a',
      value: 100,
      parts: {
        ...{ posts: 100, interactions: 100, people_reached: 100, active_weeks: 100 },
        ...{
          posts_count: 2,
          interactions_count: 2,
          people_reached_count: 2,
          active_weeks_count: 2,
        },
      },
    },
    { rank: 2, id: 'b', value: 50, parts: { posts: 50, posts_count: 1, active_weeks_count: 1 } },
  ]);
});

test('own, withdrawn and deleted are nothing; mentions reach people', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['a', 'b', 'c'].map(member),
    post('a', 'gone'),
    track('a', 'Post Deleted', '2026-05-07T12:00:00Z', { post_id: 'gone' }, g),
    like('a', 'own', 'a'),
    like('a', 'p', 'b'),
    track('a', 'Post Unliked', '2026-05-08T12:00:00Z', { post_id: 'p', author_id: 'b' }, g),
    track('a', 'Message Sent', '2026-05-08T12:00:00Z', { mentions: ['b', 'c'] }, g),
  );
  const { rows } = await ask(may);
  expect(rows?.[0]?.parts).toMatchObject({
    ...{ posts_count: 0, interactions_count: 0, people_reached_count: 2, active_weeks_count: 1 },
  });
});

test('tenure of 30 days at the end; who left is compared with nobody', async () => {
  const { send, ask } = fixture.site();
  await send(
    joinGroup('enough', 'g', '2026-05-02T00:00:00Z'),
    joinGroup('less', 'g', '2026-05-02T00:00:00.001Z'),
    member('left'),
    leaveGroup('left', 'g', '2026-05-20T00:00:00Z'),
    member('other'),
    ...['enough', 'less', 'left', 'stranger'].map((user) => post(user, `p-${user}`)),
  );
  const answer = await ask(may);
  expect(answer.beside).toEqual({ members: 2 });
  expect(answer.rows).toMatchObject([{ id: 'enough', rank: 1, value: 50 }]);
});

test('who opted out is compared with and not listed; bots are neither', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('out', '2026-01-01T00:00:00Z', { ranking: false }),
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    ...['out', 'robo', 'a', 'b'].map(member),
    post('out', 'p1'),
    post('out', 'p2'),
    ...['1', '2', '3'].map((id) => post('robo', `r${id}`)),
    post('a', 'p3'),
  );
  const answer = await ask(may);
  expect(answer).toMatchObject({ value: 1, beside: { members: 3 } });
  expect(answer.rows).toMatchObject([{ id: 'a', rank: 1, parts: { posts: 50, active_weeks: 50 } }]);
});

test('equal numbers are equal scores, and who did nothing is less than all who did', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('out', '2026-01-01T00:00:00Z', { ranking: false }),
    ...['a', 'b', 'out', 'mute', 'still'].map(member),
    joinGroup('mute', 'g', '2026-02-01T00:00:00Z'),
    post('b', 'p1', '06'),
    post('a', 'p2', '05'),
    ...['3', '4', '5'].map((id) => post('out', `p${id}`)),
  );
  const answer = await ask(may);
  expect(answer).toMatchObject({ value: 2, beside: { members: 5 } });
  const parts = { posts: 50, interactions: 0, people_reached: 0, active_weeks: 50 };
  expect(answer.rows).toMatchObject([
    { rank: 1, id: 'a', value: 25, parts },
    { rank: 1, id: 'b', value: 25, parts },
  ]);
  expect(answer.rows).toHaveLength(2);
  const { value, rows } = await ask({ ...may, limit: 1 });
  expect([value, rows?.map(({ id }) => id)]).toEqual([2, ['a']]);
});

test('a like of nobody’s or of a bot’s content is given and reaches nobody', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    ...['a', 'b'].map(member),
    track('a', 'Post Liked', '2026-05-06T12:00:00Z', { post_id: 'unknown' }, g),
    like('a', 'p1', 'robo'),
    like('a', 'p2', 'b'),
    like('a', 'p3', 'b'),
  );
  expect((await ask(may)).rows).toMatchObject([
    { id: 'a', parts: { interactions_count: 4, people_reached_count: 1 } },
  ]);
});

test('only acts that the site vouched for, where it ranks no others', async () => {
  const { send, sendFromPage, ask } = fixture.site();
  await send(...['a', 'b'].map(member), post('a', 'p1'));
  await sendFromPage(post('b', 'p2'), post('b', 'p3'), page('b', '2026-05-20T00:00:00Z', g));
  expect((await ask(may)).rows?.[0]).toMatchObject({ id: 'b' });
  const { rows } = await ask(may, { site: { identity: 'verified' } });
  expect(rows).toMatchObject([{ id: 'a', value: 50 }]);
});

test('nobody to compare with: no value, and why', async () => {
  const { send, ask } = fixture.site();
  await send(member('a'), post('a', 'p'));
  const answer = await ask(may);
  expect(answer).toMatchObject({ value: null, reason: 'too_few_members', rows: [] });
});
