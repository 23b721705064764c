import { renderElement } from '@ruche/widgets/ssr';
import type { ElementTag } from '@ruche/widgets/ssr';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  devicesAnswer,
  pageAnswers,
  rankingAnswer,
  seriesAnswer,
  topPostsAnswer,
  usageAnswers,
} from '../../packages/widgets/playground/answers.js';
import {
  ambassadorsAnswer,
  retentionAnswer,
  statusAnswer,
} from '../../packages/widgets/playground/further-answers.js';
import { launchBrowser, openPage } from '../e2e/browser.js';
import { buildWidgets } from './build-scripts.js';
import type { Scripts } from './build-scripts.js';
import { differentPixels } from './compare-pictures.js';
import { startHost } from './start-host.js';
import type { Host } from './start-host.js';

const posts = seriesAnswer('posts');
/** What shows the same with a script as without it. */
const figures: [ElementTag, unknown, string][] = [
  ['ruche-stat', posts, '231'],
  ['ruche-leaderboard', rankingAnswer('top_authors'), 'Chiara Rossi'],
  ['ruche-top-posts', topPostsAnswer(), 'Design review on Thursday'],
  ['ruche-usage', usageAnswers(), 'Chat messages'],
  ['ruche-retention', retentionAnswer(), 'Cohort retention'],
  ['ruche-ambassadors', ambassadorsAnswer(), 'Amélie Durand'],
  ['ruche-devices', devicesAnswer(), 'Mobile only'],
  ['ruche-member-status', statusAnswer(), 'Dormant'],
];

let scripts: Scripts;
let host: Host;
let browser: Browser;
let scriptless: BrowserContext;
let scripted: BrowserContext;

beforeAll(async () => {
  [scripts, browser] = await Promise.all([buildWidgets(), launchBrowser()]);
  host = await startHost({ widgets: scripts.folder });
  const viewport = { width: 700, height: 900 };
  [scriptless, scripted] = await Promise.all([
    browser.newContext({ viewport, javaScriptEnabled: false }),
    browser.newContext({ viewport }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await scripts?.remove();
});

describe.each(figures)('%s from a server', (tag, answer, word) => {
  test('is read without a script, and looks the same with it', async () => {
    await serve(await renderElement(tag, { answer }));
    const bare = await scriptless.newPage();
    await bare.goto(host.url);
    expect(await bare.locator(tag).getByText(word).first().isVisible()).toBe(true);
    const before = await bare.screenshot();
    const { tab, complaints } = await openScripted(tag);
    expect(await wordsOf(tab)).toEqual(await wordsOf(bare));
    const after = await tab.screenshot({ animations: 'disabled' });
    expect(differentPixels(before, after)).toBe(0);
    expect(await shift(tab)).toBe(0);
    expect(complaints).toEqual([]);
    await Promise.all([bare.close(), tab.close()]);
  });
});

describe('a chart from a server', () => {
  test('is a table without a script, and a chart in the same place with it', async () => {
    await serve(await renderElement('ruche-trend', { answer: posts }));
    const bare = await scriptless.newPage();
    await bare.goto(host.url);
    expect(await bare.getByRole('row').count()).toBe(32);
    const { tab, complaints } = await openScripted('ruche-trend');
    await tab.locator('ruche-trend svg .now').first().waitFor({ state: 'attached' });
    expect(await tab.locator('ruche-trend').boundingBox()).toEqual(
      await bare.locator('ruche-trend').boundingBox(),
    );
    expect(await shift(tab)).toBe(0);
    expect(complaints).toEqual([]);
    await Promise.all([bare.close(), tab.close()]);
  });
});

describe('a whole page from a server', () => {
  test('is read without a script, and works with it where it stands', async () => {
    await serve(await renderElement('ruche-group-stats', { answer: pageAnswers() }));
    const bare = await scriptless.newPage();
    await bare.goto(host.url);
    for (const word of ['Chiara Rossi', 'Mobile only', 'Chat messages']) {
      expect(await bare.getByText(word).first().isVisible()).toBe(true);
    }
    const { tab, complaints } = await openScripted('ruche-group-stats');
    const places = (page: Tab) =>
      page
        .locator('ruche-group-stats .figure')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(await places(tab)).toEqual(await places(bare));
    expect(await shift(tab)).toBe(0);
    await tab.getByRole('radio', { name: '6 months' }).check({ force: true });
    expect(complaints).toEqual([]);
    await Promise.all([bare.close(), tab.close()]);
  });
});

test('under a strict policy it needs a nonce, and no more', async () => {
  const headers = {
    'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'nonce-n1'",
  };
  const markup = await renderElement('ruche-stat', { answer: posts, nonce: 'n1' });
  await serve(markup, headers);
  const { tab, complaints } = await openScripted('ruche-stat');
  expect(complaints).toEqual([]);
  await tab.close();

  await serve(await renderElement('ruche-stat', { answer: posts }), headers);
  const blocked = await openScripted('ruche-stat');
  expect(blocked.complaints.join()).toContain('style-src');
  await blocked.tab.close();
});

/** The same document for all: only the script may make a difference. Buttons come with it. */
async function serve(markup: string, headers?: Record<string, string>): Promise<void> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
    <style nonce="n1">:not(:defined), * { font: 16px 'DejaVu Sans' } ::part(tools) { visibility: hidden }</style>
    <script type="module" src="/widgets/widgets.js"></script><h1>Club</h1>${markup}<p>Below</p></html>`;
  host.pages.set('/', { html, ...(headers ? { headers } : {}) });
}

async function openScripted(tag: ElementTag) {
  const { page: tab, complaints } = await openPage(scripted, host.url);
  await tab.waitForFunction((name) => {
    const element = document.querySelector(name);
    const inner = element?.shadowRoot?.querySelector('.figure') ?? element;
    return inner?.shadowRoot?.querySelector('#info');
  }, tag);
  return { tab, complaints };
}

/** All words of the shadow root, but those of the buttons. */
function wordsOf(tab: Tab): Promise<string[]> {
  return tab
    .locator('[part=body]')
    .evaluateAll((all) => all.map((one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''));
}

/** How far things moved, as the browser saw it. */
function shift(tab: Tab): Promise<number> {
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          const shifts = list.getEntries() as (PerformanceEntry & { value?: number })[];
          resolve(shifts.reduce((sum, { value = 0 }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        // Without a shift the observer stays silent.
        setTimeout(() => resolve(0), 300);
      }),
  );
}
