import { catalogue } from '@ruche/metrics';
import type { Question } from '@ruche/schema';
import type { Store } from '@ruche/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  identify,
  openMetricFixture,
  page,
  track,
  type FixtureMessage,
  type MetricFixture,
  type MetricSite,
} from '../tools/metric-fixture.js';
import { createRequestRun } from '../../packages/server/src/query/request-run.js';
import { recordStatements } from '../bench/record-statements.js';
import { history } from './history.js';

vi.setConfig({ testTimeout: 300_000 });

const window = { from: '2026-03-28', to: '2026-04-10', timezone: 'Europe/Paris' } as const;
/** An instant of the window, and one after it. */
const within = '2026-04-03T10:00:00Z';
const after = '2026-04-20T10:00:00Z';
const groups = ['g'];

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

const needs: Readonly<Record<string, Partial<Question>>> = {
  conversion: { goal: 'Comment Created' },
  group_comparison: { groups: ['g', 'h'] },
};
/** What changes how a metric reads. */
const variants: readonly (Partial<Question> & Pick<Question, 'metric'>)[] = [
  { metric: 'conversion', after: 'Post Viewed' },
  { metric: 'retention', mode: 'onOrAfter', by: 'first_act' },
  { metric: 'group_comparison', of: 'reach' },
  ...['comments', 'views'].map((by) => ({ metric: 'top_posts', by })),
  { metric: 'posts', by: 'segment' },
  { metric: 'devices', by: 'sessions' },
  // Each of the two windows that overlap has an end of its own.
  { metric: 'likes', from: '2024-04-10', compare: 'year', interval: 'month' },
  ...['active_rate', 'likes', 'members', 'events'].map((metric) => ({ metric, group: undefined })),
];
const questions: Question[] = [...catalogue.map(({ id }) => ({ metric: id })), ...variants].map(
  (question) => ({ group: 'g', ...window, ...needs[question.metric], ...question }),
);

/** Asks as a page does. A store that is asked through a new view of it has nothing remembered. */
const answersOf = ({ ask }: MetricSite, store: Store) => {
  const run = createRequestRun({ store });
  return Promise.all(questions.map((question) => ask(question, { run })));
};

test('what is remembered is what the store would answer, whatever comes in meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (messages) => {
      const site = fixture.site({ timezone: 'Europe/Paris' });
      const remembering = recordStatements(fixture.store).store;
      const half = Math.ceil(messages.length / 2);
      await site.send(...messages.slice(0, half));
      await answersOf(site, remembering);
      const step = Math.ceil((messages.length - half) / 3) || 1;
      for (let from = half; from < messages.length; from += step) {
        await site.send(...messages.slice(from, from + step));
        expect(await answersOf(site, remembering)).toEqual(
          await answersOf(site, recordStatements(fixture.store).store),
        );
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const post = { post_id: 'p1', author_id: 'ann' };
const comment = { comment_id: 'c1', post_id: 'p1', author_id: 'ann' };
const act = (person: string, event: string, time: string, properties: object) =>
  track(person, event, time, { ...properties }, { groups });

/** One of each kind that says something of what came before. */
const late: Record<string, FixtureMessage> = {
  'a visit': page('ann', after, { groups }),
  'a new post with an old title': act('ben', 'Post Created', after, {
    post_id: 'p3',
    title: 'One',
  }),
  'a post that is announced late': act('ben', 'Post Created', within, {
    post_id: 'p4',
    title: 'One',
  }),
  'a post that was announced before': act('ben', 'Post Created', after, { post_id: 'p1' }),
  'a first like': act('dan', 'Post Liked', after, post),
  'a like given again between the ends of two windows': act(
    'eve',
    'Post Liked',
    '2025-12-01T10:00:00Z',
    post,
  ),
  'a like given again': act('ben', 'Post Liked', after, post),
  'a like taken back': act('ben', 'Post Unliked', '2026-04-21T10:00:00Z', post),
  'a comment on an old post': act('cat', 'Comment Created', after, {
    ...comment,
    comment_id: 'c2',
  }),
  'a like of an old comment': act('cat', 'Comment Liked', after, {
    ...{ comment_id: 'c1', author_id: 'ben' },
  }),
  'that taken back': act('cat', 'Comment Unliked', '2026-04-21T11:00:00Z', {
    ...{ comment_id: 'c1', author_id: 'ben' },
  }),
  'an old post shared': act('cat', 'Post Shared', after, post),
  'an event of the window, scheduled later': act('ann', 'Event Scheduled', after, {
    ...{ event_id: 'e2', starts_at: within },
  }),
  'an event of the window, cancelled later': act('ann', 'Event Cancelled', after, {
    event_id: 'e1',
  }),
  'a mention seen again': act('ann', 'Mention Seen', after, {
    ...{ url: 'https://example.org/a', source: 'blog', reach: 900 },
  }),
  'a name': identify('ben', after, { name: 'Ben the Second' }),
  'a segment': identify('ben', after, { segment: 'south' }),
  'somebody who is not ranked': identify('ben', after, { ranking: false }),
  'somebody who leaves': track('cat', 'Group Left', after, {}, { groups }),
  'somebody who turns out to be a robot': identify('cat', after, { kind: 'bot' }),
  'a comment deleted': act('ben', 'Comment Deleted', after, { comment_id: 'c1' }),
  'a post deleted': track('ann', 'Post Deleted', after, { post_id: 'p1' }),
  'a visit that comes late': page('dan', within, { groups }),
  'one to another group': page('dan', within, { groups: ['elsewhere'] }),
};

test('and so it is with each kind of message', async () => {
  const site = fixture.site({ timezone: 'Europe/Paris' });
  const remembering = recordStatements(fixture.store);
  const members = ['ann', 'ben', 'cat', 'dan'];
  await site.send(
    ...members.map((userId) => ({
      ...{ type: 'group', userId, groupId: 'g', timestamp: '2026-01-01T00:00:00Z' },
    })),
    ...members.map((id) => identify(id, '2026-01-01T00:00:00Z', { name: id, segment: 'north' })),
    act('ann', 'Post Created', within, { post_id: 'p1', title: 'One' }),
    act('ann', 'Post Created', within, { post_id: 'p2', title: 'Two' }),
    act('ben', 'Post Viewed', within, post),
    act('eve', 'Post Liked', '2025-03-01T10:00:00Z', post),
    act('ben', 'Post Liked', within, post),
    act('ben', 'Comment Created', within, comment),
    act('cat', 'Post Liked', within, { ...post, post_id: 'p2' }),
    act('ann', 'Event Scheduled', within, { event_id: 'e1', starts_at: within }),
    act('ann', 'Mention Seen', within, { url: 'https://example.org/a', source: 'blog', reach: 9 }),
  );
  await answersOf(site, remembering.store);
  const all = remembering.take().length;
  const asked = new Map<string, number>();
  for (const [name, message] of Object.entries(late)) {
    await site.send(message);
    remembering.take();
    const answers = await answersOf(site, remembering.store);
    asked.set(name, remembering.take().length);
    const fresh = recordStatements(fixture.store);
    expect(answers, name).toEqual(await answersOf(site, fresh.store));
  }
  // What comes now says hardly anything of a window that is over, and another group nothing of this one.
  expect(asked.get('a visit')).toBeLessThan(all / 10);
  expect(asked.get('a first like')).toBeLessThan(all / 10);
  expect(asked.get('a like given again')).toBeGreaterThan(all / 10);
  expect(asked.get('a visit that comes late')).toBeGreaterThan(all / 3);
  expect(asked.get('one to another group')).toBeLessThan(all / 3);
});
