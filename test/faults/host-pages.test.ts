import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeHosts } from './open-host.js';
import type { Host, HostMaker, SentMessage } from './open-host.js';

let hosts: HostMaker;
let host: Host;

beforeAll(async () => {
  hosts = await makeHosts();
});
afterAll(async () => hosts?.close());

beforeEach(async () => {
  host = await hosts.openHost();
});
afterEach(async () => host.close());

const flush = async (tab: Page) => tab.evaluate('ruche.flush()');

describe('a host page', () => {
  test('with one tag counts a visit', async () => {
    const { tab, complaints } = await host.open();
    await flush(tab);
    expect(host.names()).toEqual(['page']);
    expect(await tab.evaluate('localStorage.length')).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('keeps its calls of before the script has loaded', async () => {
    host.page.html = `<body><script>window.ruche = window.ruche || [];
      ruche.push(['track', 'Early Bird', { n: 1 }]); ruche.push(['group', 'design']);</script>${host.tag()}
      <script>ruche.push(['track', 'Early Bird', { n: 2 }])</script></body>`;
    const { tab } = await host.open();
    await tab.evaluate(`ruche.push(['track', 'Late Bird'])`);
    await flush(tab);
    expect(host.names().filter((name) => name !== 'page')).toEqual([
      'Early Bird',
      'group',
      'Early Bird',
      'Late Bird',
    ]);
  });

  test('with the tag twice counts once', async () => {
    host.page.html = `<head>${host.tag()}</head><body>${host.tag()}<button data-ruche-event="Pressed">x</button></body>`;
    const { tab } = await host.open();
    await tab.waitForLoadState('load');
    await tab.click('button');
    await flush(tab);
    expect(
      host
        .names()
        .filter((name) => name !== 'Time Spent')
        .sort(),
    ).toEqual(['Pressed', 'page']);
  });

  test('with a strict policy, Trusted Types and every part has no violation', async () => {
    const { origin } = new URL(host.proxy.url);
    host.page.headers['content-security-policy'] =
      `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src ${origin}; base-uri 'none';
      require-trusted-types-for 'script'; trusted-types 'none'`.replace(/\s+/g, ' ');
    host.page.html = `<body>${host.tag('nonce="n1" data-auto="links" data-vitals')}<a href="https://example.org/">x</a></body>`;
    const { tab, complaints } = await host.open();
    await tab.waitForLoadState('networkidle');
    await tab.evaluate(
      `document.querySelector('a').addEventListener('click', (event) => event.preventDefault())`,
    );
    await tab.click('a');
    await flush(tab);
    expect(host.names()).toEqual(
      expect.arrayContaining(['page', 'Link Followed', 'Web Vital Measured']),
    );
    expect(complaints).toEqual([]);
  });

  test('with a hash for the script loads these very bytes, and no others', async () => {
    const assets = (await (await fetch(`${hosts.collector.url}/assets.json`)).json()) as unknown;
    const text = JSON.stringify(assets);
    const integrity = /ruche\.js[^}]*?(sha384-[^"]+)/.exec(text)![1]!;
    host.page.html = `<body>${host.tag(`integrity="${integrity}" crossorigin`)}</body>`;
    const { tab } = await host.open();
    await flush(tab);
    expect(host.names()).toEqual(['page']);

    host.page.html = `<body>${host.tag(`integrity="sha384-${'A'.repeat(64)}" crossorigin`)}</body>`;
    const blocked = await host.context.newPage();
    await blocked.goto(host.url);
    await blocked.waitForLoadState('networkidle');
    expect(await blocked.evaluate('typeof window.ruche')).toBe('undefined');
  });

  test('that serves the tracker under a path of its own has no third party', async () => {
    host.page.html = `<body>${host.tag('data-auto', '/stats/ruche.js')}</body>`;
    const { tab, complaints } = await host.open();
    await tab.waitForLoadState('networkidle');
    await flush(tab);
    expect(host.proxy.seen.map(({ path }) => path.split('?')[0])).toEqual(
      expect.arrayContaining(['/ruche.js', '/ruche-auto.js', '/v1/batch']),
    );
    expect(host.names()).toEqual(['page']);
    expect(complaints).toEqual([]);
  });

  test('in a frame counts as a page of its own', async () => {
    host.page.html = `<body><iframe src="/inner"></iframe>${host.tag()}</body>`;
    const outer = host.page.html;
    const inner = `<body>${host.tag()}</body>`;
    host.server.prependListener(
      'request',
      ({ url }) => (host.page.html = url === '/inner' ? inner : outer),
    );
    const { tab } = await host.open();
    await tab.waitForFunction(`!!document.querySelector('iframe').contentWindow.ruche?.track`);
    await tab.waitForTimeout(300);
    await flush(tab);
    await tab.evaluate(`document.querySelector('iframe').contentWindow.ruche.flush()`);
    expect(
      host
        .sent()
        .map(({ properties }) => properties?.['path'])
        .sort(),
    ).toEqual(['/', '/inner']);
  });

  test('with two sites keeps them apart', async () => {
    host.page.html = `<body>${host.tag()}<script async src="${host.proxy.url}/ruche.js" data-write-key="wk_2" data-name="other"></script></body>`;
    const { tab } = await host.open();
    await tab.waitForFunction('!!window.other?.track');
    await tab.evaluate(`ruche.track('One'); other.track('Two'); 0`);
    await tab.evaluate('Promise.all([ruche.flush(), other.flush()])');
    const keys = host
      .requests()
      .map(({ text }) => JSON.parse(text) as { writeKey: string; batch: SentMessage[] });
    const eventsOf = (key: string) =>
      keys
        .filter(({ writeKey }) => writeKey === key)
        .flatMap(({ batch }) => batch.flatMap(({ event }) => event ?? []));
    expect(eventsOf(hosts.collector.keys.writeKey)).toEqual(['One']);
    expect(eventsOf('wk_2')).toEqual(['Two']);
  });

  test.each([
    ['nothing waits', false],
    ['messages wait', true],
  ])('stays in the back/forward cache when %s, and counts the return', async (_name, waiting) => {
    const { tab } = await host.open();
    await flush(tab);
    await tab.evaluate(
      `addEventListener('pageshow', ({ persisted }) => (window.restored = persisted)); 0`,
    );
    if (waiting) {
      host.proxy.fail({ kind: 'status', status: 503 });
      await tab.evaluate(`ruche.track('Waiting'); 0`);
      await tab.waitForTimeout(300);
    }
    await tab.goto(`${host.url}/next`, { waitUntil: 'commit' });
    await tab.waitForFunction('!!window.ruche?.track');
    host.proxy.fail();
    await tab.goBack({ waitUntil: 'commit' });
    await tab.waitForFunction('window.restored === true');
    await tab.waitForTimeout(200);
    await flush(tab);
    const paths = host
      .sent()
      .flatMap(({ type, properties }) => (type === 'page' ? [properties!['path']] : []));
    expect(paths.filter((path) => path === '/').length).toBe(2);
    if (waiting) {
      expect(host.names()).toContain('Waiting');
    }
  });

  test('that was prerendered or opened in the background counts when it is seen', async () => {
    const { tab } = await host.open();
    await flush(tab);
    const hidden = await host.context.newPage();
    await hidden.addInitScript(() => {
      let seen = false;
      Object.defineProperty(document, 'hidden', { get: () => !seen });
      addEventListener('look', () => {
        seen = true;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
    });
    await hidden.goto(`${host.url}/background`);
    await hidden.waitForFunction('!!window.ruche?.track');
    await hidden.waitForTimeout(300);
    await flush(hidden);
    expect(host.names()).toEqual(['page']);
    await hidden.evaluate(`dispatchEvent(new Event('look'))`);
    await hidden.waitForTimeout(100);
    await flush(hidden);
    expect(host.sent().map(({ properties }) => properties!['path'])).toEqual(['/', '/background']);
  });
});
