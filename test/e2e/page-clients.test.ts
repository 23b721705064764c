import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storedActs } from '../clients/stored-acts.js';
import { bundleForPage } from '../faults/adapters/adapter.js';
import { startPageServer } from '../faults/start-page-server.js';
import type { PageServer } from '../faults/start-page-server.js';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import { startTestServer } from '../tools/start-test-server.js';
import type { TestServer } from '../tools/start-test-server.js';
import { launchBrowser, openPage } from './browser.js';

/** How a page loads a library of somebody else's and says that posts were liked. */
interface Library {
  name: string;
  /** The page's own code; it defines `like(postId)` and `ready`. */
  code: (collector: string, writeKey: string) => string;
}

const libraries: Library[] = [
  {
    name: '@segment/analytics-next, told by its settings',
    code: (collector, writeKey) => `
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: '${writeKey}', cdnURL: '${collector}' });
window.ready = analytics.identify('ann', { name: 'Ann' });
window.like = (id) => analytics.track('Post Liked', { post_id: id }, { context: { groupId: 'design' } });`,
  },
  {
    name: '@segment/analytics-next in batches',
    code: (collector, writeKey) => `
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: '${writeKey}', cdnURL: '${collector}' }, {
  integrations: { 'Segment.io': {
    deliveryStrategy: { strategy: 'batching', config: { size: 5, timeout: 300 } } } },
});
window.ready = analytics.identify('ann', { name: 'Ann' });
window.like = (id) => analytics.track('Post Liked', { post_id: id }, { context: { groupId: 'design' } });`,
  },
  {
    name: '@rudderstack/analytics-js',
    code: (collector, writeKey) => `
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
const analytics = new RudderAnalytics();
analytics.load('${writeKey}', '${collector}', { configUrl: '${collector}' });
analytics.identify('ann', { name: 'Ann' });
window.ready = new Promise((done) => analytics.ready(done));
window.like = (id) => analytics.track('Post Liked', { post_id: id }, { context: { groupId: 'design' } });`,
  },
  {
    name: '@rudderstack/analytics-js by beacon',
    code: (collector, writeKey) => `
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
const analytics = new RudderAnalytics();
analytics.load('${writeKey}', '${collector}', {
  configUrl: '${collector}', useBeacon: true, beaconQueueOptions: { flushQueueInterval: 300 } });
analytics.identify('ann', { name: 'Ann' });
window.ready = new Promise((done) => analytics.ready(done));
window.like = (id) => analytics.track('Post Liked', { post_id: id }, { context: { groupId: 'design' } });`,
  },
  {
    name: '@jitsu/js',
    code: (collector, writeKey) => `
import { jitsuAnalytics } from '@jitsu/js';
const analytics = jitsuAnalytics({ host: '${collector}', writeKey: '${writeKey}:x' });
window.ready = analytics.identify('ann', { name: 'Ann' });
window.like = (id) => analytics.track('Post Liked', { post_id: id, context: { groupId: 'design' } });`,
  },
];
/** Of these, Jitsu’s and a beacon say a thing once only: nobody tells them how it ended. */
const retrying = libraries.filter(({ name }) => !/jitsu|beacon/.test(name));

let browser: Browser;
let server: TestServer;
let proxy: FaultProxy;
let pages: PageServer | undefined;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startTestServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  proxy = await startFaultProxy(() => server.url);
});
afterEach(async () => {
  await pages?.close();
  await proxy.close();
});

async function openWith({ name, code }: Library, writeKey = server.keys.writeKey) {
  const script = bundleForPage(code(proxy.url, writeKey));
  pages = await startPageServer(
    {
      name,
      head: () => '<script defer src="/library.js"></script>',
      scripts: { '/library.js': () => script },
      ids: () => [],
    },
    proxy.url,
    writeKey,
  );
  const context = await browser.newContext();
  const { page } = await openPage(context, pages.url);
  return { context, page };
}

const like = (ids: string[]): string =>
  `window.ready.then(() => { for (const id of ${JSON.stringify(ids)}) void window.like(id); })`;

const likes = async (mark: string) =>
  (await storedActs(server.store)).filter(({ object }) => object.startsWith(mark));

const marks = (mark: string) => Array.from({ length: 12 }, (_, n) => `${mark} ${n + 10}`);

describe.each(libraries)('$name', (library) => {
  test('in a page of another origin is taken as it is, each event once', async () => {
    const mark = `plain ${library.name}`;
    const { context, page } = await openWith(library);
    await page.evaluate(like(marks(mark)));
    await expect
      .poll(async () => likes(mark), { timeout: 20_000 })
      .toEqual(
        marks(mark).map((object) => ({
          event: 'Post Liked',
          object,
          grp: 'design',
          person: 'ann',
          verified: 0,
          copies: 1,
        })),
      );
    await context.close();
  });
});

describe.each(retrying)('$name', (library) => {
  test('tries again when answers are lost, and is counted once', async () => {
    const mark = `lost ${library.name}`;
    const { context, page } = await openWith(library);
    // One first, so that the browser has asked whether it may send: the fault is for messages.
    await page.evaluate(like([`first ${library.name}`]));
    await expect.poll(() => proxy.seen.some(({ text }) => text.includes('first '))).toBe(true);
    proxy.fail({ kind: 'ack-lost' });
    await page.evaluate(like(marks(mark)));
    const taken = () => proxy.seen.filter(({ passed, text }) => passed && text.includes(mark));
    await expect.poll(() => taken().length, { timeout: 20_000 }).toBeGreaterThan(0);
    const before = taken().length;
    proxy.fail();
    await expect.poll(() => taken().length, { timeout: 40_000 }).toBeGreaterThan(before);
    await expect
      .poll(async () => (await likes(mark)).map(({ copies }) => copies), { timeout: 40_000 })
      .toEqual(marks(mark).map(() => 1));
    await context.close();
  });
});

test('a page whose key nobody knows is told nothing and stores nothing', async () => {
  const [library] = libraries;
  const { context } = await openWith(library!, 'wk_somebody-elses');
  const asked = () => proxy.seen.find(({ path }) => path.startsWith('/v1/projects/'));
  await expect.poll(() => asked()?.status).toBe(401);
  expect(proxy.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  await context.close();
});
