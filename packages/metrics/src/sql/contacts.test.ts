import { expect, test } from 'vitest';
import {
  identify,
  useMetricFixture,
  track,
  type FixtureMessage,
} from '../../../../test/tools/metric-fixture.js';

const fixture = useMetricFixture();

const g = { groups: ['g'] };
const at = '2026-04-10T00:00:00Z';
const post = (user: string, id: string, time = '2026-01-01T00:00:00Z') =>
  track(user, 'Post Created', time, { post_id: id }, g);
const like = (user: string | null, id: string, more = {}) =>
  track(user, 'Post Liked', at, { post_id: id, ...more }, g);
const comment = (user: string | null, id: string, more: Record<string, unknown> = {}) =>
  track(user, 'Comment Created', at, { comment_id: `c ${id}`, post_id: id, ...more }, g);

/** How many people have a contact, and how many ordered pairs of them. */
async function network(messages: FixtureMessage[], group: string | undefined = 'g') {
  const { send, ask } = fixture.site();
  await send(...messages);
  const { value, beside } = await ask({
    metric: 'influencers',
    group,
    from: '2026-04-01',
    to: '2026-05-01',
  });
  return { people: value, edges: beside?.edges };
}

const nobody = { people: 0, edges: 0 };
const pair = { people: 2, edges: 1 };

test.each<[string, FixtureMessage[], { people: number; edges: number }]>([
  ['a like of a known post', [post('ann', 'p'), like('bob', 'p')], pair],
  ['a like that names the author', [like('bob', 'p', { author_id: 'ann' })], pair],
  ['a like of what nobody announced', [like('bob', 'p')], nobody],
  ['a like without a person', [post('ann', 'p'), like(null, 'p')], nobody],
  ['a like of one’s own', [post('ann', 'p'), like('ann', 'p')], nobody],
  ['a comment on a known post', [post('ann', 'p'), comment('bob', 'p')], pair],
  ['a comment without a person', [post('ann', 'p'), comment(null, 'p')], nobody],
  ['a comment on one’s own post', [post('ann', 'p'), comment('ann', 'p')], nobody],
  ['a mention', [comment('ann', 'p', { author_id: 'ann', mentions: ['bob'] })], pair],
  ['a mention of oneself', [comment('ann', 'p', { mentions: ['ann'] })], nobody],
  [
    'an answer to a comment: its author, not that of the post',
    [
      post('ann', 'p'),
      comment('bob', 'p', { comment_id: 'first' }),
      comment('ann', 'p', { comment_id: 'second', parent_id: 'first' }),
    ],
    { people: 2, edges: 2 },
  ],
  [
    'a like of a comment',
    [
      track('ann', 'Comment Created', '2026-01-01T00:00:00Z', { comment_id: 'c', post_id: 'p' }, g),
      track('bob', 'Comment Liked', at, { comment_id: 'c' }, g),
    ],
    pair,
  ],
  [
    'a mention in the chat of the group',
    [track('ann', 'Message Sent', at, { mentions: ['bob', 'cat'] }, g)],
    { people: 3, edges: 2 },
  ],
  [
    'a like that was withdrawn after the window',
    [
      like('bob', 'p', { author_id: 'ann' }),
      track('bob', 'Post Unliked', '2026-06-01T00:00:00Z', { post_id: 'p' }, g),
    ],
    nobody,
  ],
  [
    'a comment that was deleted',
    [
      comment('bob', 'p', { author_id: 'ann', mentions: ['cat'] }),
      track('bob', 'Comment Deleted', '2026-06-01T00:00:00Z', { comment_id: 'c p' }),
    ],
    nobody,
  ],
  [
    'a comment on a post that was deleted',
    [
      comment('bob', 'p', { author_id: 'ann' }),
      track('ann', 'Post Deleted', '2026-06-01T00:00:00Z', { post_id: 'p' }),
    ],
    nobody,
  ],
  [
    'bots on either side',
    [
      identify('bot', '2026-01-01T00:00:00Z', { kind: 'bot' }),
      like('bot', 'p', { author_id: 'ann' }),
      like('ann', 'q', { author_id: 'bot' }),
    ],
    nobody,
  ],
  ['another group', [like('bob', 'p', { author_id: 'ann' })].map(elsewhere), nobody],
])('%s', async (_name, messages, expected) => {
  expect(await network(messages)).toEqual(expected);
});

test('for the whole site, acts of all groups, and no chat outside them', async () => {
  const direct = track('ann', 'Message Sent', at, { mentions: ['dan'] });
  const liked = like('bob', 'p', { author_id: 'ann' });
  expect(await network([direct, liked], undefined)).toEqual(pair);
});

function elsewhere(message: FixtureMessage): FixtureMessage {
  return { ...message, context: { groupId: ['h'] } };
}
