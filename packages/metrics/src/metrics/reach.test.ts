import { expect, test } from 'vitest';
import {
  identify,
  joinGroup,
  leaveGroup,
  useMetricFixture,
  track,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const may = { metric: 'reach', group: 'g', from: '2026-05-01', to: '2026-06-01' } as const;
const member = (user: string) => joinGroup(user, 'g', '2026-01-01T00:00:00Z');
const view = (user: string, time = '2026-05-10T00:00:00Z', post = 'p') =>
  track(user, 'Post Viewed', time, { post_id: post }, g);
const onPost = (user: string, event: string, more = {}) =>
  track(user, event, '2026-05-10T00:00:00Z', { post_id: 'p', author_id: 'author', ...more }, g);

test('is members who saw ÷ members; others who saw stand beside it', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['a', 'b', 'c', 'd'].map(member),
    joinGroup('late', 'g', '2026-06-01T00:00:00Z'),
    member('gone'),
    leaveGroup('gone', 'g', '2026-05-01T00:00:00Z'),
    view('a', '2026-05-01T00:00:00Z'),
    view('a', '2026-05-02T00:00:00Z'),
    view('b', '2026-04-30T23:59:59Z'),
    view('c', '2026-06-01T00:00:00Z'),
    view('visitor'),
    view('gone'),
  );
  const answer = await ask(may);
  expect(answer).toMatchObject({
    value: 0.25,
    numerator: 1,
    denominator: 4,
    beside: { viewers: 3, engaged: 0 },
    previous: { value: 1 / 5, numerator: 1, denominator: 5 },
  });
  expect(answer.confidence95?.[0]).toBeCloseTo(0.0456, 4);
  expect(answer.confidence95?.[1]).toBeCloseTo(0.6994, 4);
});

test('who joined twice is one member, since the first time', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['a', 'b'].map(member),
    joinGroup('a', 'g', '2026-05-20T00:00:00Z'),
    joinGroup('new', 'g', '2026-05-01T00:00:00Z'),
    ...['a', 'new', 'visitor'].flatMap((user) => [view(user), view(user, '2026-04-10T00:00:00Z')]),
  );
  expect(await ask(may)).toMatchObject({
    ...{ numerator: 2, denominator: 3, beside: { viewers: 3 } },
    previous: { numerator: 1, denominator: 2 },
  });
});

test('engaged are those who saw and liked, commented or shared others’ content', async () => {
  const { send, ask } = fixture.site();
  await send(
    ...['liker', 'commenter', 'sharer', 'author', 'back', 'mute'].flatMap((user) => [
      member(user),
      view(user),
    ]),
    onPost('liker', 'Post Liked'),
    onPost('commenter', 'Comment Created', { comment_id: 'c1' }),
    onPost('sharer', 'Post Shared'),
    onPost('author', 'Post Liked'),
    onPost('author', 'Comment Created', { comment_id: 'c2' }),
    onPost('back', 'Post Liked'),
    track('back', 'Post Unliked', '2026-05-11T00:00:00Z', { post_id: 'p' }, g),
    onPost('unseeing', 'Post Shared'),
  );
  expect((await ask(may)).beside).toEqual({ viewers: 6, engaged: 0.5 });
});

test('views of a deleted post and of bots are none, but views are collected', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('robo', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    ...['a', 'robo'].map(member),
    view('robo'),
    view('a', '2026-05-10T00:00:00Z', 'gone'),
    track('a', 'Post Deleted', '2026-05-12T00:00:00Z', { post_id: 'gone' }, g),
  );
  expect(await ask(may)).toMatchObject({
    value: 0,
    numerator: 0,
    denominator: 1,
    beside: { viewers: 0, engaged: null },
  });
});

test('no views collected, or no members: no value, and why', async () => {
  const { send, ask } = fixture.site();
  await send(member('a'), joinGroup('late', 'h', '2026-06-01T00:00:00Z'));
  expect(await ask(may)).toMatchObject({ value: null, reason: 'no_views' });
  await send(
    track('x', 'Post Viewed', '2026-05-10T00:00:00Z', { post_id: 'p' }, { groups: ['h'] }),
  );
  expect(await ask({ ...may, group: 'h' })).toMatchObject({ value: null, reason: 'no_members' });
});
