import type { Answer, Question } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openMetricFixture, type MetricFixture, type MetricSite } from '../tools/metric-fixture.js';
import {
  communities,
  readCommunity,
  type Board,
  type Community,
  type CommunityName,
} from './community.js';
import { mapRawActions, mapRawCounts } from './mappers/raw-counts.js';
import { toNdjson, type Mapper } from './mappers/message.js';
import { mapSlack } from './mappers/slack.js';
import { createStackexchangeMapper } from './mappers/stackexchange.js';
import { mapZulip } from './mappers/zulip.js';
import { board, recount, sortBoard } from './recount.js';

const mappers: Record<CommunityName, (community: Community) => Mapper> = {
  slack: () => mapSlack,
  stackexchange: ({ events }) => createStackexchangeMapper(events),
  zulip: () => mapZulip,
};

// Ten years of history are many parts until the engine has merged them, and cores may be shared.
vi.setConfig({ testTimeout: 120_000 });

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

describe.each(communities)('%s', (name) => {
  let community: Community;
  /** As an importer would bring it in. */
  let site: MetricSite;
  /** Mapped so that our definitions and the reference's coincide. */
  let raw: MetricSite;
  let actions: MetricSite;

  beforeAll(async () => {
    community = await readCommunity(name);
    [site, raw, actions] = await Promise.all([
      load(community, mappers[name](community)),
      load(community, mapRawCounts),
      load(community, mapRawActions),
    ]);
  }, 180_000);

  const whole = (): Pick<Question, 'from' | 'to' | 'compare'> => {
    const { months, as_of } = community.reference;
    return { from: `${months[0]?.month}-01`, to: as_of, compare: 'none' };
  };
  const monthly = async (where: MetricSite, metric: string, more: Partial<Question> = {}) =>
    byMonth(await where.ask({ metric, ...whole(), interval: 'month', ...more }, asOf(community)));
  const expected = (of: (month: Community['reference']['months'][number]) => number) =>
    Object.fromEntries(community.reference.months.map((month) => [month.month, of(month)]));

  test('posts per month', async () => {
    const reference = expected(({ post = 0 }) => post);
    expect(await monthly(site, 'posts')).toEqual(reference);
    expect(await monthly(raw, 'posts')).toEqual(reference);
    const total = await site.ask({ metric: 'posts', ...whole() }, asOf(community));
    expect(total.value).toBe(community.reference.by_kind.post);
  });

  test('comments per month', async () => {
    const reference = expected(({ reply = 0, comment = 0 }) => reply + comment);
    expect(await monthly(site, 'comments')).toEqual(reference);
    expect(await monthly(raw, 'comments')).toEqual(reference);
  });

  test('likes per month, as acts and as standing likes of others', async () => {
    expect(await monthly(raw, 'likes')).toEqual(expected(({ like = 0 }) => like));
    const likes = recount(community.events).filter(({ kind }) => kind === 'like');
    const recounted = Object.fromEntries(board(likes.map(({ ts }) => ts.slice(0, 7))));
    expect(await monthly(site, 'likes')).toEqual(expected(({ month }) => recounted[month] ?? 0));
  });

  test('active members per month', async () => {
    expect(await monthly(site, 'active_members')).toEqual(expected(({ active }) => active));
  });

  test('active members of the last 7, 30 and 90 days', async () => {
    const { state_at_as_of: state } = community.reference;
    for (const days of [7, 30, 90]) {
      const { value } = await site.ask(
        { metric: 'active_members', period: `P${days}D` },
        asOf(community),
      );
      expect(value, `${days} days`).toBe(state[`active_${days}d`]);
    }
  });

  test('members, and joins per month', async () => {
    const roster = await loadRoster(community);
    const answer = await roster.ask(
      { metric: 'members', ...whole(), interval: 'month' },
      asOf(community),
    );
    expect(answer.value).toBe(community.reference.members);
    const joined = answer.series?.map(({ start, parts }) => [start.slice(0, 7), parts?.joined]);
    expect(Object.fromEntries(joined ?? [])).toEqual(expected((month) => month.joined));
    const active = await site.ask({ metric: 'active_members', period: 'P30D' }, asOf(community));
    const rate = (100 * Number(active.value)) / Number(answer.value);
    expect(rate).toBeCloseTo(community.reference.state_at_as_of.active_rate_30d ?? -1, 4);
  });

  test('top authors', async () => {
    expect(await topTen(raw, 'top_authors')).toEqual(community.reference.top10_posts);
    expect(await topTen(site, 'top_authors')).toEqual(community.reference.top10_posts);
  });

  test('top contributors, by raw acts', async () => {
    const { reference } = community;
    const comments = await topTen(raw, 'top_contributors', { likes_weight: 0 });
    expect(comments).toEqual(reference.top10_replies_and_comments);
    expect(await topTen(actions, 'top_contributors')).toEqual(reference.top10_actions);
  });

  test('top contributors, by interactions with others', async () => {
    const acts = recount(community.events).filter(({ actor }) => actor !== '');
    const recounted = board(acts.map(({ actor }) => actor));
    expect(await topTen(site, 'top_contributors')).toEqual(recounted.slice(0, 10));
  });

  test('top posts, by raw acts', async () => {
    const { reference } = community;
    expect(await topTen(raw, 'top_posts')).toEqual(reference.top10_most_liked_targets);
    expect(await topTen(raw, 'top_posts', { by: 'comments' })).toEqual(
      reference.top10_most_answered_targets,
    );
  });

  test('top posts, by standing likes and comments of others', async () => {
    const answers = new Set(
      community.events.filter(({ kind }) => kind === 'reply').map(({ id }) => id),
    );
    const acts = recount(community.events);
    const targets = (kind: string) =>
      acts.filter((act) => act.kind === kind).map(({ target }) => target);
    const liked = board(targets('like').filter((target) => !answers.has(target)));
    expect(await topTen(site, 'top_posts')).toEqual(liked.slice(0, 10));
    const commented = board(targets('comment'));
    expect(await topTen(site, 'top_posts', { by: 'comments' })).toEqual(commented.slice(0, 10));
  });

  test('the five largest groups', async () => {
    for (const {
      group,
      post,
      reply,
      comment,
      like,
      members,
    } of community.reference.top10_groups_by_events.slice(0, 5)) {
      const count = async (where: MetricSite, metric: string) =>
        (await where.ask({ metric, group, ...whole() }, asOf(community))).value;
      expect(await count(raw, 'posts'), `${group} posts`).toBe(post);
      expect(await count(raw, 'comments'), `${group} comments`).toBe(reply + comment);
      expect(await count(raw, 'likes'), `${group} likes`).toBe(like);
      expect(await count(site, 'active_members'), `${group} people`).toBe(members);
    }
  });

  /** The ten best with equal values in the order of the reference. */
  async function topTen(
    where: MetricSite,
    metric: string,
    more: Partial<Question> = {},
  ): Promise<Board> {
    const { rows = [] } = await where.ask(
      { metric, ...whole(), limit: 100, ...more },
      asOf(community),
    );
    return sortBoard(rows.map(({ id, value }): [string, number] => [id, Number(value)])).slice(
      0,
      10,
    );
  }
});

/** Loads a community through NDJSON and the collector. */
async function load({ events }: Community, mapper: Mapper): Promise<MetricSite> {
  const site = fixture.site();
  for (let start = 0; start < events.length; start += 5_000) {
    const lines = toNdjson(events.slice(start, start + 5_000).flatMap(mapper))
      .trimEnd()
      .split('\n');
    await site.send(
      ...lines.filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>),
    );
  }
  return site;
}

/** A member joins when the set says so, or with their first act. */
async function loadRoster({ events, joined }: Community): Promise<MetricSite> {
  const site = fixture.site();
  const first = new Map(joined);
  for (const { actor, ts } of events) if (actor && !first.has(actor)) first.set(actor, ts);
  await site.send(
    ...[...first].map(([userId, timestamp]) => ({
      type: 'group',
      userId,
      groupId: 'community',
      timestamp,
    })),
  );
  return site;
}

function asOf({ reference }: Community): { asOf: string } {
  return { asOf: reference.as_of };
}

function byMonth({ series = [] }: Answer): Record<string, number | null> {
  return Object.fromEntries(series.map(({ start, value }) => [start.slice(0, 7), value]));
}
