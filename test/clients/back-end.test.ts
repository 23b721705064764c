import { jitsuAnalytics } from '@jitsu/js';
import RudderStack from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import { startTestServer } from '../tools/start-test-server.js';
import type { TestServer } from '../tools/start-test-server.js';
import { storedActs } from './stored-acts.js';

/** What a back end says, in the words that all libraries have. */
interface BackEnd {
  track(event: string, properties: Record<string, unknown>): void | Promise<unknown>;
  /** Resolves once the library has handed over, or given up on, what it was told. */
  end(): Promise<unknown>;
}

type Library = (options: { url: string; key: string }) => BackEnd;

const act = { userId: 'ann', context: { groupId: 'design' } };

/** Segment’s own library, with its defaults but for the address and a short wait. */
const segment: Library = ({ url, key }) => {
  const analytics = new Analytics({ writeKey: key, host: url, flushInterval: 50 });
  analytics.on('error', () => undefined);
  return {
    track: (event, properties) => analytics.track({ ...act, event, properties }),
    end: () => analytics.closeAndFlush({ timeout: 20_000 }),
  };
};

const rudderStack: Library = ({ url, key }) => {
  const analytics = new RudderStack(key, {
    dataPlaneUrl: url,
    flushInterval: 50,
    errorHandler: () => undefined,
  });
  const told: Promise<void>[] = [];
  return {
    track: (event, properties) => {
      told.push(
        new Promise((done) => {
          analytics.track({ ...act, event, properties: properties as never }, done);
        }),
      );
    },
    end: () => Promise.all(told),
  };
};

const jitsu: Library = ({ url, key }) => {
  const analytics = jitsuAnalytics({ host: url, writeKey: `${key}:x`, s2s: true });
  const said: Promise<unknown>[] = [analytics.identify(act.userId)];
  return {
    track: (event, properties) => {
      said.push(analytics.track(event, { ...properties, context: act.context }));
    },
    end: () => Promise.all(said),
  };
};

const libraries: [string, Library][] = [
  ['@segment/analytics-node', segment],
  ['@rudderstack/rudder-sdk-node', rudderStack],
  ['@jitsu/js on a server', jitsu],
];
/** Jitsu sends a message once and writes a failure to the log; the others try again. */
const retrying = libraries.slice(0, 2);

let server: TestServer;
let proxy: FaultProxy;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  proxy = await startFaultProxy(() => server.url);
});
afterEach(() => proxy.close());

/** Likes of so many posts, sent through the proxy. */
async function send(library: Library, posts: string[], key = server.keys.writeKey): Promise<void> {
  const client = library({ url: proxy.url, key });
  for (const post of posts) void client.track('Post Liked', { post_id: post });
  await client.end();
}

const likes = async (mark: string) =>
  (await storedActs(server.store)).filter(({ object }) => object.startsWith(mark));

const posts = (mark: string) => Array.from({ length: 25 }, (_, n) => `${mark}-${n + 10}`);

describe.each(libraries)('%s', (name, library) => {
  test('is taken as it is, each event once', async () => {
    const mark = `plain ${name}`;
    await send(library, posts(mark));
    expect(await likes(mark)).toEqual(
      posts(mark).map((object) => ({
        event: 'Post Liked',
        object,
        grp: 'design',
        person: 'ann',
        verified: 0,
        copies: 1,
      })),
    );
  });

  test('is believed under the secret key', async () => {
    const mark = `secret ${name}`;
    await send(library, [mark], server.keys.secretKey);
    expect(await likes(mark)).toMatchObject([{ verified: 1, copies: 1 }]);
  });

  test('is refused with a key of another collector', async () => {
    const mark = `foreign ${name}`;
    await send(library, [mark], 'wk_somebody-elses');
    expect(proxy.seen.at(-1)?.status).toBe(401);
    expect(await likes(mark)).toEqual([]);
  });
});

describe.each(retrying)('%s', (name, library) => {
  test('tries again when the answer is lost, and is counted once', async () => {
    const mark = `lost ${name}`;
    proxy.fail({ kind: 'ack-lost' });
    const sending = send(library, posts(mark));
    await expect.poll(() => proxy.seen.some(({ passed }) => passed)).toBe(true);
    proxy.fail();
    await sending;
    const taken = proxy.seen.filter(({ passed, text }) => passed && text.includes(mark));
    expect(taken.length).toBeGreaterThan(1);
    expect((await likes(mark)).map(({ copies }) => copies)).toEqual(posts(mark).map(() => 1));
  });

  test('tries again when the collector has no room, and loses nothing', async () => {
    const mark = `busy ${name}`;
    proxy.fail({ kind: 'status', status: 503, headers: { 'retry-after': '1' } });
    const sending = send(library, posts(mark));
    await expect.poll(() => proxy.seen.length).toBeGreaterThan(0);
    proxy.fail();
    await sending;
    expect((await likes(mark)).map(({ copies }) => copies)).toEqual(posts(mark).map(() => 1));
  });
});

test('all calls of Segment’s library have their effect', async () => {
  const analytics = new Analytics({ writeKey: server.keys.secretKey, host: server.url });
  const timestamp = new Date('2026-03-01T12:00:00Z');
  const who = { userId: 'bea', timestamp };
  analytics.identify({ ...who, traits: { name: 'Béa', segment: 'crew' } });
  analytics.group({ ...who, groupId: 'all-calls', traits: { name: 'All calls' } });
  analytics.page({ ...who, name: 'Home', properties: { path: '/' } });
  analytics.screen({ ...who, name: 'Start' });
  analytics.alias({ ...who, previousId: 'b-old' });
  analytics.track({ ...who, event: 'Anything At All', properties: { deep: { down: true } } });
  await analytics.closeAndFlush();
  const mine = (await storedActs(server.store)).filter(({ person }) => person === 'bea');
  expect(mine.map(({ event }) => event).toSorted()).toEqual(
    ['Anything At All', 'alias', 'group', 'identify', 'page', 'screen'].toSorted(),
  );
  const traits = await server.store.query(`
SELECT trait, value FROM people FINAL
WHERE actor = (SELECT actor FROM people FINAL WHERE trait = 'id' AND value = 'bea') ORDER BY trait`);
  expect(traits).toEqual([
    { trait: 'id', value: 'bea' },
    { trait: 'name', value: 'Béa' },
    { trait: 'segment', value: 'crew' },
  ]);
  const [group] = await server.store.query(`SELECT name FROM groups FINAL WHERE grp = 'all-calls'`);
  expect(group).toEqual({ name: 'All calls' });
});
