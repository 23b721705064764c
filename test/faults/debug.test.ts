import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeHosts } from './open-host.js';
import type { Host, HostMaker } from './open-host.js';
import type { Fault } from '../tools/fault-proxy.js';

const busy: Fault = { kind: 'status', status: 503 };

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

/** What our code says in the console of a page that has this tag, tracks three acts and sends them, as far as that works. */
async function listen(tag: string, path = '/', fault?: Fault): Promise<string[]> {
  const said: string[] = [];
  host.context.on('console', (line) => {
    if (line.text().startsWith('ruche')) said.push(line.text());
  });
  host.page.html = `<body>${tag}</body>`;
  const { tab } = await host.open(path);
  await tab.waitForLoadState('networkidle');
  host.proxy.fail(fault);
  await trackThrice(tab);
  return said;
}

async function trackThrice(tab: Page): Promise<void> {
  for (let n = 1; n <= 3; n++) {
    await tab.evaluate(`ruche.track('Basket Opened', { n: ${n} }); ruche.flush()`);
  }
  // What was answered is read after that.
  await tab.waitForTimeout(300);
}

const baskets = () => host.names().filter((name) => name === 'Basket Opened').length;
const count = (said: string[], start: string) =>
  said.filter((line) => line.startsWith(start)).length;
const withWrongKey = (attributes = '') =>
  host.tag(attributes).replace(hosts.collector.keys.writeKey, 'wk_wrong');

describe.each([
  ['data-debug', 'data-debug', '/'],
  ['?ruche_debug in the address', '', '/?ruche_debug'],
])('with %s the console says', (_name, attribute, path) => {
  test('what is called and sent', async () => {
    const said = await listen(host.tag(attribute), path);
    expect(baskets()).toBe(3);
    expect(count(said, 'ruche: track() Basket Opened')).toBe(3);
    // The visit is sent as well, by itself or with the first of them.
    expect(count(said, 'ruche: sends ')).toBeGreaterThanOrEqual(3);
    expect(count(said, 'ruche: The ')).toBe(0);
  });

  test('once that the visitor has not agreed', async () => {
    const said = await listen(host.tag(`${attribute} data-consent="none"`), path);
    expect(host.requests()).toEqual([]);
    expect(count(said, 'ruche: track() Basket Opened')).toBe(3);
    expect(count(said, 'ruche: The consent is “none”')).toBe(1);
    expect(count(said, 'ruche: sends')).toBe(0);
  });

  test('once that the collector does not know the key', async () => {
    const said = await listen(withWrongKey(attribute), path);
    expect(host.requests().map(({ status }) => status)).toContain(401);
    expect(count(said, 'ruche: The collector does not know this write key')).toBe(1);
    expect(count(said, 'ruche: not sent: 401')).toBe(1);
  });

  test('once that the collector is busy', async () => {
    const said = await listen(host.tag(attribute), path, busy);
    const refused = host.requests().filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(1);
    expect(count(said, 'ruche: The collector is busy')).toBe(1);
    expect(count(said, 'ruche: not sent: 503')).toBe(1);
  });

  test('which messages the collector did not take', async () => {
    const said: string[] = [];
    host.context.on('console', (line) => void said.push(line.text()));
    host.page.html = `<body>${host.tag(attribute)}</body>`;
    const { tab } = await host.open(path);
    await tab.waitForLoadState('networkidle');
    await tab.evaluate(`ruche.track('x'.repeat(999)); ruche.flush()`);
    await tab.waitForTimeout(300);
    expect(count(said, 'ruche: the collector did not take these:')).toBe(1);
  });
});

describe('without it the console', () => {
  test('is silent where all is well', async () => {
    expect(await listen(host.tag())).toEqual([]);
    expect(baskets()).toBe(3);
  });

  test('is silent where the visitor has not agreed', async () => {
    expect(await listen(host.tag('data-consent="none"'))).toEqual([]);
    expect(host.requests()).toEqual([]);
  });

  test('has one line where the key is wrong', async () => {
    expect(await listen(withWrongKey())).toEqual(['ruche: not sent: 401; ?ruche_debug says why']);
  });

  test('has one line where the collector is busy', async () => {
    const said = await listen(host.tag(), '/', busy);
    expect(said).toEqual(['ruche: not sent: 503; ?ruche_debug says why']);
    expect(baskets()).toBeGreaterThan(1);
  });
});
