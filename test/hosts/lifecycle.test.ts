import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '@ruche/server';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../e2e/browser.js';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import { startTestServer } from '../tools/start-test-server.js';
import type { TestServer } from '../tools/start-test-server.js';
import { buildWidgets } from './build-scripts.js';
import type { Scripts } from './build-scripts.js';
import { startHost } from './start-host.js';
import type { Host } from './start-host.js';

let server: TestServer;
let proxy: FaultProxy;
let scripts: Scripts;
let older: string;
let host: Host;
let browser: Browser;
let context: BrowserContext;
let token: string;

beforeAll(async () => {
  [server, scripts, browser] = await Promise.all([
    startTestServer(),
    buildWidgets(),
    launchBrowser(),
  ]);
  older = await olderBundle(scripts.folder);
  await sendPosts(7);
  const { site, secretKey } = server.keys;
  token = await signToken({ site, secretKey, groups: '*', role: 'manager', ttlSeconds: 3600 });
  proxy = await startFaultProxy(() => server.url);
  context = await browser.newContext();
});
beforeEach(async () => {
  host = await startHost({ widgets: scripts.folder, older });
  host.pages.set('/token', { html: token, headers: { 'content-type': 'text/plain' } });
});
afterEach(async () => {
  proxy.fail();
  proxy.seen.length = 0;
  await host.close();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await server?.close();
  await scripts?.remove();
  await rm(older, { recursive: true, force: true });
});

describe('elements that a host has before the bundle', () => {
  test('take up what was set on them in the meantime', async () => {
    let arrive = (): void => undefined;
    host.hold(/widgets\.js$/, new Promise((go) => (arrive = go)));
    const { tab, complaints } = await open(`${tag()}<main></main>`, { isWaiting: true });
    await tab.evaluate(() => {
      const stat = document.createElement('ruche-stat');
      Object.assign(stat, { metric: 'posts', period: 'this-year', today: 'include' });
      document.querySelector('main')?.append(stat);
    });
    arrive();
    expect(await valueOf(tab)).toBe('7');
    expect(await tab.locator('ruche-stat').evaluate((stat) => Object.keys(stat))).not.toContain(
      'metric',
    );
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('work however they come into the page', async () => {
    const { tab, complaints } = await open(`${tag()}<main></main>${stat()}`);
    await valueOf(tab);
    await tab.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      const [first] = document.querySelectorAll('ruche-stat');
      const template = document.createElement('template');
      template.innerHTML = first?.outerHTML ?? '';
      main.append(template.content.cloneNode(true), first?.cloneNode(true) as Node);
      main.insertAdjacentHTML('beforeend', first?.outerHTML ?? '');
      const shadow = main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      shadow.innerHTML = first?.outerHTML ?? '';
    });
    await expect
      .poll(() => tab.locator('ruche-stat [part=value]').allInnerTexts())
      .toEqual(['7', '7', '7', '7', '7']);
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

describe('elements that a host moves about', () => {
  test('keep their figures, and ask nothing again', async () => {
    const { tab, complaints } = await open(`${tag()}<main></main>${stat()}`);
    await valueOf(tab);
    const asked = questions();
    for (let round = 0; round < 3; round++) {
      await tab.evaluate(() => {
        const moved = document.querySelector('ruche-stat') as Element;
        const main = document.querySelector('main') as HTMLElement;
        if (main.contains(moved)) document.body.prepend(moved);
        else main.append(moved);
      });
    }
    expect(await valueOf(tab)).toBe('7');
    expect(questions()).toBe(asked);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('leave their request when they are taken away, and ask when they come back', async () => {
    proxy.fail({ kind: 'hang' });
    const { tab, complaints } = await open(`${tag()}<main>${stat()}</main>`, { isWaiting: true });
    // The browser asks first whether it may.
    await expect.poll(() => proxy.seen.length).toBe(1);
    const left = tab.waitForEvent('requestfailed');
    await tab.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      Object.assign(globalThis, { kept: main.firstElementChild });
      main.replaceChildren();
    });
    expect((await left).failure()?.errorText).toBe('net::ERR_ABORTED');
    proxy.fail();
    await tab.evaluate(() => {
      const { kept } = globalThis as unknown as { kept: Element };
      document.querySelector('main')?.append(kept);
    });
    expect(await valueOf(tab)).toBe('7');
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('may be taken away at any moment', async () => {
    const { tab, complaints } = await open(`${tag()}<main></main>`, { isWaiting: true });
    await tab.evaluate(async () => {
      const main = document.querySelector('main') as HTMLElement;
      const frame = (): Promise<unknown> => new Promise((go) => requestAnimationFrame(go));
      for (let round = 0; round < 40; round++) {
        const element = document.createElement(round % 2 ? 'ruche-trend' : 'ruche-group-stats');
        element.setAttribute('metric', 'posts');
        main.append(element);
        if (round % 3 === 1) await Promise.resolve();
        if (round % 3 === 2) await frame();
        element.remove();
      }
      await frame();
    });
    await tab.waitForTimeout(300);
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

describe('two bundles on one page', () => {
  test('work side by side: the first one’s elements stand, and the second says so once', async () => {
    const html = `${tag('/older/widgets.js')}${tag()}${stat()}<ruche-trend metric="posts" period="this-year"></ruche-trend>`;
    const { tab, complaints } = await open(html);
    expect(await valueOf(tab)).toBe('7');
    await tab.locator('ruche-trend svg .now').first().waitFor({ state: 'attached' });
    const made = await tab.evaluate(() =>
      ['ruche-stat', 'ruche-trend'].map((name) => 'old' in (customElements.get(name) ?? {})),
    );
    // The older bundle has no trend: that one is of the newer, and asks the older one's connection.
    expect(made).toEqual([true, false]);
    expect(complaints).toEqual([twice]);
    await tab.close();
  });

  test('or the same one twice, ask once', async () => {
    const html = `${tag()}${tag('/widgets/widgets.js?again')}${stat()}`;
    const { tab, complaints } = await open(html);
    expect(await valueOf(tab)).toBe('7');
    await tab.waitForLoadState('networkidle');
    expect(questions()).toBe(1);
    expect(complaints).toEqual([twice]);
    await tab.close();
  });
});

const twice = 'Ruche: widgets are on this page already. The elements that came first stand.';

const stat = (): string =>
  '<ruche-stat metric="posts" period="this-year" today="include"></ruche-stat>';

function tag(src = '/widgets/widgets.js'): string {
  return `<script type="module" src="${src}" data-src="${proxy.url}/" data-token-url="/token"></script>`;
}

async function open(body: string, { isWaiting = false } = {}) {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${body}</html>`;
  host.pages.set('/', { html });
  const tab = isWaiting ? await openEarly() : await openPage(context, host.url);
  return { tab: tab.page, complaints: tab.complaints };
}

/** Opens the page without waiting for its scripts. */
async function openEarly() {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(host.url, { waitUntil: 'commit' });
  await page.locator('main').waitFor({ state: 'attached' });
  return { page, complaints };
}

function valueOf(tab: Tab): Promise<string> {
  return tab.locator('ruche-stat [part=value]:not(.bone)').first().innerText();
}

function questions(): number {
  return proxy.seen.filter(({ path, method }) => path === '/v1/query' && method === 'POST').length;
}

async function sendPosts(count: number): Promise<void> {
  const batch = Array.from({ length: count }, (_, i) => ({
    type: 'track',
    messageId: `m${i}`,
    userId: `u${i}`,
    event: 'Post Created',
    properties: { post_id: `p${i}` },
  }));
  const { status } = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ batch, writeKey: server.keys.writeKey }),
  });
  expect(status).toBe(200);
  await server.store.flush();
}

/** A bundle of another build, which marks its classes and has no trend yet. */
async function olderBundle(folder: string): Promise<string> {
  const older = await mkdtemp(join(tmpdir(), 'ruche-older-'));
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.js'))) {
    const text = await readFile(join(folder, name), 'utf8');
    const marked = text
      .replaceAll(/ruche-widgets-[0-9a-f]{8}/g, 'ruche-widgets-00000000')
      .replaceAll(
        /customElements\.define\((\w+),(\w+)\)/g,
        '$1!=="ruche-trend"&&customElements.define($1,Object.assign($2,{old:1}))',
      );
    await writeFile(join(older, name), marked);
  }
  return older;
}
