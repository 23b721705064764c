import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../e2e/browser.js';
import { buildWidgets } from './build-scripts.js';
import type { Scripts } from './build-scripts.js';
import { differentPixels } from './compare-pictures.js';
import { documentOf, plainPage } from './pages/page.js';
import type { Page } from './pages/page.js';
import { strict } from './pages/strict.js';
import { angryIntranet, blog, forum, intranet } from './pages/themes.js';
import { startHost } from './start-host.js';
import type { Host } from './start-host.js';
import { slot } from './widgets-markup.js';

const script = '/widgets/widgets.js';
const pages = [plainPage({ font: '16px serif' }), blog, forum, intranet, angryIntranet, strict];

let scripts: Scripts;
let host: Host;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [scripts, browser] = await Promise.all([buildWidgets(), launchBrowser()]);
  host = await startHost({ widgets: scripts.folder });
  context = await browser.newContext({ viewport: { width: 900, height: 1000 } });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await scripts?.remove();
});

describe.each(pages)('$name', (page) => {
  test('looks the same with the script as without it', async () => {
    const without = await open(page, { isScripted: false });
    const names = await globals(without.tab);
    const before = await picture(without.tab);
    await without.tab.close();
    const { tab, complaints } = await open(page);
    expect(await tab.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(differentPixels(before, await picture(tab))).toBe(0);
    const added = (await globals(tab)).filter((name) => !names.includes(name));
    expect(added.toSorted()).toEqual(versions);
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('leaves the elements as they are on a page with nothing else', async () => {
    const plain = await open(plainPage(page.inherited));
    const expected = await elementsPicture(plain.tab);
    await plain.tab.close();
    const { tab } = await open(page);
    expect(differentPixels(expected, await elementsPicture(tab))).toBe(0);
    await tab.close();
  });

  test('lets the elements work', async () => {
    const { tab, complaints } = await open(page);
    await elementsPicture(tab);
    await tab.evaluate(() => {
      document.addEventListener('ruche-select', (event) => {
        document.documentElement.dataset['chosen'] = (event as CustomEvent).detail.key;
      });
    });
    await tab.locator('ruche-leaderboard').getByRole('button', { name: 'Chiara Rossi' }).click();
    expect(await tab.evaluate(() => document.documentElement.dataset['chosen'])).toBe('u3');
    const trend = tab.locator('ruche-trend');
    await trend.getByRole('button', { name: 'Show as table: Likes' }).click();
    await trend.getByRole('table').waitFor();
    expect(await trend.getByRole('row').count()).toBe(32);
    await trend.getByRole('button', { name: 'How is this computed? Likes' }).click();
    const panel = trend.getByRole('dialog');
    await panel.getByText('How much was liked?').waitFor();
    await tab.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await tab.close();
  });
});

test('a picture of another page is told apart', async () => {
  const [one, other] = [await open(blog), await open(forum)];
  expect(differentPixels(await picture(one.tab), await picture(other.tab))).toBeGreaterThan(1000);
  await one.tab.close();
  await other.tab.close();
});

/** What Lit leaves behind: the versions on the page, and what decorators know of properties. */
const versions = [
  'litElementVersions',
  'litHtmlVersions',
  'litPropertyMetadata',
  'reactiveElementVersions',
];

async function open(page: Page, { isScripted = true } = {}) {
  const html = documentOf(page, slot(), isScripted ? script : undefined);
  host.pages.set('/', { html, ...(page.headers ? { headers: page.headers } : {}) });
  const { page: tab, complaints } = await openPage(context, host.url);
  if (isScripted) {
    await tab.locator('ruche-retention').getByRole('button').first().waitFor();
    await tab.locator('ruche-trend svg .now').first().waitFor({ state: 'attached' });
  }
  return { tab, complaints };
}

/** The page as the host made it: the box of the elements is there, what is in it is not shown. */
async function picture(tab: Tab): Promise<Uint8Array> {
  await style(tab, '#slot#slot > * { visibility: hidden !important; opacity: 0 !important }');
  return tab.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
}

/** The elements alone, at a place where every pixel is whole. */
async function elementsPicture(tab: Tab): Promise<Uint8Array> {
  await style(
    tab,
    `#slot#slot#slot { position: fixed !important; inset: 0 auto auto 0 !important; height: auto !important;
      margin: 0 !important; padding: 0 !important; z-index: 9 !important; border: 0 !important; }`,
  );
  await tab.mouse.move(880, 990);
  return tab.screenshot({
    clip: { x: 0, y: 0, width: 640, height: 1000 },
    animations: 'disabled',
    caret: 'hide',
  });
}

/** A style sheet that no policy keeps out. */
function style(tab: Tab, text: string): Promise<void> {
  return tab.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, text);
}

function globals(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => Object.keys(globalThis));
}
