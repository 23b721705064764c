import { createServer, request as forward } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import { startTestServer } from '../tools/start-test-server.js';
import type { TestServer } from '../tools/start-test-server.js';
import { findEngines } from '../../.scripts/find-engines.mjs';

interface Message {
  type: string;
  event?: string;
  properties?: Record<string, unknown>;
}

let server: TestServer;
let browser: Browser;
let proxy: FaultProxy;
let host: Server;
let home: string;
let context: BrowserContext;
/** What the host page is made of. */
let page: { headers: Record<string, string>; html: string };

beforeAll(async () => {
  const { chromium: executablePath } = findEngines();
  if (!executablePath) throw new Error('These tests need Chromium');
  server = await startTestServer();
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  proxy = await startFaultProxy(() => server.url);
  host = createServer((request, response) => {
    if (request.url!.startsWith('/stats/')) {
      const { method, headers } = request;
      const passed = forward(
        proxy.url + request.url!.slice('/stats'.length),
        { method, headers },
        (answer) => {
          response.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(response);
        },
      );
      passed.on('error', () => response.destroy());
      return void request.pipe(passed);
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(`<!doctype html><html lang="en"><title>Host</title>${page.html}</html>`);
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  home = `http://localhost:${(host.address() as AddressInfo).port}`;
  page = { headers: {}, html: `<body>${tag()}</body>` };
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  host.closeAllConnections();
  host.close();
  await proxy.close();
});

const tag = (attributes = '', src = `${proxy.url}/ruche.js`) =>
  `<script async src="${src}" data-write-key="${server.keys.writeKey}" ${attributes}></script>`;

async function open(path = '/'): Promise<{ tab: Page; complaints: string[] }> {
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`violation of ${violatedDirective}: ${blockedURI}`),
    );
  });
  await tab.goto(home + path);
  await tab.waitForFunction('!!window.ruche?.track');
  return { tab, complaints };
}

const requests = () => proxy.seen.filter(({ path }) => path.endsWith('/v1/batch'));
const sent = (): Message[] =>
  requests().flatMap(({ text }) => (JSON.parse(text) as { batch: Message[] }).batch);
const names = () => sent().map(({ type, event }) => event ?? type);
const flush = (tab: Page) => tab.evaluate('ruche.flush()');

describe('a host page', () => {
  test('with one tag counts a visit', async () => {
    const { tab, complaints } = await open();
    await flush(tab);
    expect(names()).toEqual(['page']);
    expect(await tab.evaluate('localStorage.length')).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('keeps its calls of before the script has loaded', async () => {
    page.html = `<body><script>window.ruche = window.ruche || [];
      ruche.push(['track', 'Early Bird', { n: 1 }]); ruche.push(['group', 'design']);</script>${tag()}
      <script>ruche.push(['track', 'Early Bird', { n: 2 }])</script></body>`;
    const { tab } = await open();
    await tab.evaluate(`ruche.push(['track', 'Late Bird'])`);
    await flush(tab);
    expect(names().filter((name) => name !== 'page')).toEqual([
      'Early Bird',
      'group',
      'Early Bird',
      'Late Bird',
    ]);
  });

  test('with the tag twice counts once', async () => {
    page.html = `<head>${tag()}</head><body>${tag()}<button data-ruche-event="Pressed">x</button></body>`;
    const { tab } = await open();
    await tab.waitForLoadState('load');
    await tab.click('button');
    await flush(tab);
    expect(
      names()
        .filter((name) => name !== 'Time Spent')
        .sort(),
    ).toEqual(['Pressed', 'page']);
  });

  test('with a strict policy, Trusted Types and every part has no violation', async () => {
    const { origin } = new URL(proxy.url);
    page.headers['content-security-policy'] =
      `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src ${origin}; base-uri 'none';
      require-trusted-types-for 'script'; trusted-types 'none'`.replace(/\s+/g, ' ');
    page.html = `<body>${tag('nonce="n1" data-auto="links" data-vitals')}<a href="https://example.org/">x</a></body>`;
    const { tab, complaints } = await open();
    await tab.waitForLoadState('networkidle');
    await tab.evaluate(
      `document.querySelector('a').addEventListener('click', (event) => event.preventDefault())`,
    );
    await tab.click('a');
    await flush(tab);
    expect(names()).toEqual(
      expect.arrayContaining(['page', 'Link Followed', 'Web Vital Measured']),
    );
    expect(complaints).toEqual([]);
  });

  test('with a hash for the script loads these very bytes, and no others', async () => {
    const assets = (await (await fetch(`${server.url}/assets.json`)).json()) as unknown;
    const text = JSON.stringify(assets);
    const integrity = /ruche\.js[^}]*?(sha384-[^"]+)/.exec(text)![1]!;
    page.html = `<body>${tag(`integrity="${integrity}" crossorigin`)}</body>`;
    const { tab } = await open();
    await flush(tab);
    expect(names()).toEqual(['page']);

    page.html = `<body>${tag(`integrity="sha384-${'A'.repeat(64)}" crossorigin`)}</body>`;
    const blocked = await context.newPage();
    await blocked.goto(home);
    await blocked.waitForLoadState('networkidle');
    expect(await blocked.evaluate('typeof window.ruche')).toBe('undefined');
  });

  test('that serves the tracker under a path of its own has no third party', async () => {
    page.html = `<body>${tag('data-auto', '/stats/ruche.js')}</body>`;
    const { tab, complaints } = await open();
    await tab.waitForLoadState('networkidle');
    await flush(tab);
    expect(proxy.seen.map(({ path }) => path.split('?')[0])).toEqual(
      expect.arrayContaining(['/ruche.js', '/ruche-auto.js', '/v1/batch']),
    );
    expect(names()).toEqual(['page']);
    expect(complaints).toEqual([]);
  });

  test('in a frame counts as a page of its own', async () => {
    page.html = `<body><iframe src="/inner"></iframe>${tag()}</body>`;
    const outer = page.html;
    const inner = `<body>${tag()}</body>`;
    host.prependListener('request', ({ url }) => (page.html = url === '/inner' ? inner : outer));
    const { tab } = await open();
    await tab.waitForFunction(`!!document.querySelector('iframe').contentWindow.ruche?.track`);
    await tab.waitForTimeout(300);
    await flush(tab);
    await tab.evaluate(`document.querySelector('iframe').contentWindow.ruche.flush()`);
    expect(
      sent()
        .map(({ properties }) => properties?.['path'])
        .sort(),
    ).toEqual(['/', '/inner']);
  });

  test('with two sites keeps them apart', async () => {
    page.html = `<body>${tag()}<script async src="${proxy.url}/ruche.js" data-write-key="wk_2" data-name="other"></script></body>`;
    const { tab } = await open();
    await tab.waitForFunction('!!window.other?.track');
    await tab.evaluate(`ruche.track('One'); other.track('Two'); 0`);
    await tab.evaluate('Promise.all([ruche.flush(), other.flush()])');
    const keys = requests().map(
      ({ text }) => JSON.parse(text) as { writeKey: string; batch: Message[] },
    );
    const eventsOf = (key: string) =>
      keys
        .filter(({ writeKey }) => writeKey === key)
        .flatMap(({ batch }) => batch.flatMap(({ event }) => event ?? []));
    expect(eventsOf(server.keys.writeKey)).toEqual(['One']);
    expect(eventsOf('wk_2')).toEqual(['Two']);
  });

  test.each([
    ['nothing waits', false],
    ['messages wait', true],
  ])('stays in the back/forward cache when %s, and counts the return', async (_name, waiting) => {
    const { tab } = await open();
    await flush(tab);
    await tab.evaluate(
      `addEventListener('pageshow', ({ persisted }) => (window.restored = persisted)); 0`,
    );
    if (waiting) {
      proxy.fail({ kind: 'status', status: 503 });
      await tab.evaluate(`ruche.track('Waiting'); 0`);
      await tab.waitForTimeout(300);
    }
    await tab.goto(`${home}/next`, { waitUntil: 'commit' });
    await tab.waitForFunction('!!window.ruche?.track');
    proxy.fail();
    await tab.goBack({ waitUntil: 'commit' });
    await tab.waitForFunction('window.restored === true');
    await tab.waitForTimeout(200);
    await flush(tab);
    const paths = sent().flatMap(({ type, properties }) =>
      type === 'page' ? [properties!['path']] : [],
    );
    expect(paths.filter((path) => path === '/').length).toBe(2);
    if (waiting) {
      expect(names()).toContain('Waiting');
    }
  });

  test('that was prerendered or opened in the background counts when it is seen', async () => {
    const { tab } = await open();
    await flush(tab);
    const hidden = await context.newPage();
    await hidden.addInitScript(() => {
      let seen = false;
      Object.defineProperty(document, 'hidden', { get: () => !seen });
      addEventListener('look', () => {
        seen = true;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
    });
    await hidden.goto(`${home}/background`);
    await hidden.waitForFunction('!!window.ruche?.track');
    await hidden.waitForTimeout(300);
    await flush(hidden);
    expect(names()).toEqual(['page']);
    await hidden.evaluate(`dispatchEvent(new Event('look'))`);
    await hidden.waitForTimeout(100);
    await flush(hidden);
    expect(sent().map(({ properties }) => properties!['path'])).toEqual(['/', '/background']);
  });
});
