import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../e2e/browser.js';
import { buildFrameworks } from './build-scripts.js';
import type { Scripts } from './build-scripts.js';
import { differentPixels } from './compare-pictures.js';
import type { HostApp } from './frameworks/answers.js';
import { startHost } from './start-host.js';
import type { Host } from './start-host.js';

const names = ['react', 'react-wrappers', 'vue', 'svelte', 'angular-style'];

let scripts: Scripts;
let host: Host;
let browser: Browser;
let context: BrowserContext;
let expected: Uint8Array;

beforeAll(async () => {
  [scripts, browser] = await Promise.all([buildFrameworks(['plain', ...names]), launchBrowser()]);
  host = await startHost({ apps: scripts.folder });
  context = await browser.newContext({ viewport: { width: 700, height: 700 } });
  for (const name of ['plain', ...names]) {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
      <style>body { margin: 0 } main { display: grid; gap: 10px }</style>
      <div id="app"></div><script type="module" src="/apps/${name}.js"></script></html>`;
    host.pages.set(`/${name}`, { html });
  }
  const { tab } = await open('plain');
  expected = await tab.screenshot({ animations: 'disabled' });
  await tab.close();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await scripts?.remove();
});

async function open(name: string) {
  const { page: tab, complaints } = await openPage(context, `${host.url}/${name}`);
  await tab.locator('ruche-leaderboard').getByRole('button').nth(1).waitFor();
  await tab.locator('ruche-trend svg .now').first().waitFor({ state: 'attached' });
  return { tab, complaints };
}

const app = <T>(tab: Tab, work: (app: HostApp) => T) =>
  tab.evaluate(`(${work})(globalThis.app)`) as Promise<Awaited<T>>;

describe.each(names)('an application in %s', (name) => {
  test('shows the elements as a plain page does', async () => {
    const { tab, complaints } = await open(name);
    expect(differentPixels(expected, await tab.screenshot({ animations: 'disabled' }))).toBe(0);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('hands over what is new, hears what is chosen, and takes the elements away', async () => {
    const { tab, complaints } = await open(name);
    await tab.getByRole('button', { name: 'Chiara Rossi' }).click();
    expect(await app(tab, ({ heard }) => heard)).toEqual(['u3']);

    await app(tab, (given) => given.change('likes'));
    await tab.locator('ruche-trend').getByRole('heading', { name: 'Likes' }).waitFor();
    expect(await tab.evaluate(() => document.querySelector('ruche-trend')?.metric)).toBe('likes');

    await app(tab, (given) => given.leave());
    await tab.locator('ruche-trend').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await tab.close();
  });
});
