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
const joined = (user: string, time = '2026-01-01T00:00:00Z') => joinGroup(user, 'g', time);
const like = (user: string, author: string, time = '2026-04-10T00:00:00Z') =>
  track(user, 'Post Liked', time, { post_id: `of ${author}`, author_id: author }, g);
const april = {
  metric: 'isolated',
  group: 'g',
  from: '2026-04-01',
  to: '2026-05-01',
  timezone: 'Europe/Paris',
} as const;

test('counts members without a contact in the window, and lists nobody', async () => {
  const { send, ask } = fixture.site();
  for (const user of ['liker', 'liked', 'early', 'alone', 'vain']) await send(joined(user));
  await send(like('liker', 'liked'), like('early', 'liked', '2026-03-10T00:00:00Z'));
  await send(like('vain', 'vain'));
  const answer = await ask(april);
  expect(answer).toMatchObject({ value: 3, numerator: 3, denominator: 5, membership: 'roster' });
  expect(answer.rows).toBeUndefined();
});

test('30 days of membership, in local days', async () => {
  const { send, ask } = fixture.site();
  await send(
    // The window ends at 22:00 UTC on 30 April; 30 local days before, the clock was on summer time too.
    joined('just', '2026-03-31T22:00:00.000Z'),
    joined('late', '2026-03-31T22:00:00.001Z'),
    joined('back'),
    leaveGroup('back', 'g', '2026-02-01T00:00:00Z'),
    joined('back', '2026-04-20T00:00:00Z'),
    joined('gone'),
    leaveGroup('gone', 'g', '2026-04-20T00:00:00Z'),
  );
  expect(await ask(april)).toMatchObject({ value: 1, denominator: 1 });
});

test('bots and suspended accounts are no members and no contacts', async () => {
  const { send, ask } = fixture.site();
  await send(
    identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
    joined('bot'),
    joined('ann'),
    like('bot', 'ann'),
    like('ann', 'bot'),
  );
  expect(await ask(april)).toMatchObject({ value: 1, denominator: 1 });
});

test('nobody for 30 days: no figure; without a roster, who was seen so long ago', async () => {
  const { send, ask } = fixture.site();
  expect(await ask(april)).toMatchObject({ value: null, reason: 'no_members', denominator: 0 });
  await send(page('ann', '2026-01-01T00:00:00Z', g), page('bob', '2026-04-20T00:00:00Z', g));
  expect(await ask(april)).toMatchObject({ value: 1, denominator: 1, membership: 'observed' });
});
