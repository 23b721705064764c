import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createSites } from '../sites/open-sites.js';
import { createSettings } from '../sites/settings-file.js';
import { createRetentionWatch } from './retention-watch.js';

let server: TestServer;
const now = new Date();
const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs).toISOString();

beforeAll(async () => {
  server = await startTestServer();
  const post = (userId: string, post_id: string, days: number, properties = {}) => ({
    ...{ type: 'track', event: 'Post Created', userId, timestamp: daysAgo(days) },
    properties: { post_id, title: `Title ${post_id}`, ...properties },
    context: { groupId: 'g' },
  });
  const batch = [
    post('old-timer', 'p1', 400),
    post('ann', 'p2', 101),
    post('ann', 'p3', 99),
    post('ben', 'p4', 99),
    {
      ...post('ben', 'p4', 98),
      event: 'Post Liked',
      properties: { post_id: 'p4', author_id: 'author' },
    },
    { type: 'group', userId: 'gone', groupId: 'g', timestamp: daysAgo(300) },
    { ...post('gone', '', 200), event: 'Group Left', properties: {} },
    { type: 'group', userId: 'quiet', groupId: 'g', timestamp: daysAgo(300) },
  ];
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.keys.secretKey}` },
    body: JSON.stringify({ batch }),
  });
  expect(await response.json()).toMatchObject({ accepted: batch.length, rejected: [] });
  await server.store.flush();
});
afterAll(() => server?.close());

const log = { info: () => {}, warn: () => {}, error: () => {} };

function watchWith(retention: string, clock: () => Date = () => now, running?: () => number) {
  const settings = { ...createSettings(), retention };
  const sites = createSites({ ...settings, id: 'default', writeKey: 'wk_1', secretKey: 'sk_1' });
  return createRetentionWatch({
    ...{ store: server.store, sites, log, now: clock },
    ...(running ? { running } : {}),
  });
}

async function left() {
  const [posts, titles, people] = await Promise.all([
    server.store.query<{ object: string }>(
      `SELECT DISTINCT object FROM messages WHERE object != '' ORDER BY object`,
    ),
    server.store.query<{ id: string }>('SELECT DISTINCT id FROM contents ORDER BY id'),
    server.store.query<{ value: string }>(
      `SELECT DISTINCT value FROM people WHERE trait = 'id' ORDER BY value`,
    ),
  ]);
  return {
    posts: posts.map(({ object }) => object),
    titles: titles.map(({ id }) => id),
    people: people.map(({ value }) => value),
  };
}

const all = {
  posts: ['p1', 'p2', 'p3', 'p4'],
  titles: ['p1', 'p2', 'p3', 'p4'],
  people: ['ann', 'author', 'ben', 'gone', 'old-timer', 'quiet'],
};

test('without the setting nothing goes', async () => {
  await watchWith('').look();
  expect(await left()).toEqual(all);
});

test('a clock that has jumped by years is not believed, until it has run so for a day', async () => {
  const jumped = () => new Date(now.getTime() + 5 * 365 * dayMs);
  await watchWith('P100D', jumped, () => 1000).look();
  expect(await left()).toEqual(all);
});

test('what is older goes, and whoever nothing speaks of any more; a member stays one', async () => {
  await watchWith('P100D').look();
  expect(await left()).toEqual({
    posts: ['p3', 'p4'],
    titles: ['p3', 'p4'],
    people: ['ann', 'author', 'ben', 'quiet'],
  });
  const members = await server.store.query(
    `SELECT joined FROM memberships FINAL WHERE grp = 'g' ORDER BY joined`,
  );
  expect(members).toEqual([{ joined: 1 }]);
});

test('a second look finds nothing to do', async () => {
  const before = await left();
  await watchWith('P100D').look();
  expect(await left()).toEqual(before);
});
