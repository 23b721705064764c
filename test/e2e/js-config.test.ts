import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { startDemoProcess, type DemoProcess } from './demo-process.js';

describe('the app that configures the tracker in TypeScript', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('shows its configuration, with this collector’s address and key', async () => {
    const context = await browser.newContext();
    const { page, complaints } = await openPage(context, demo.jsConfig);
    const source = await page.locator('#source').innerText();
    expect(source).toContain(`endpoint: '${demo.collector}'`);
    expect(source).toContain(`writeKey: '${demo.keys.writeKey}'`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sends typed events, and the collector takes them', async () => {
    const context = await browser.newContext();
    const { page, complaints } = await openPage(context, demo.jsConfig);
    for (const name of ['Post Created', 'Post Liked', 'Comment Created', 'Newsletter Joined']) {
      await page.getByRole('button', { name }).click();
    }
    await page.getByRole('button', { name: 'flush now' }).click();
    const log = page.locator('#log');
    for (const name of ['Post Created', 'Post Liked', 'Comment Created', 'Newsletter Joined']) {
      await log.getByText(`track ${name}`).waitFor();
    }
    await log.getByText('200').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sends no person without full consent, and nothing without any', async () => {
    const context = await browser.newContext();
    const { page } = await openPage(context, demo.jsConfig);
    const log = page.locator('#log');
    const flush = page.getByRole('button', { name: 'flush now' });

    await page.getByRole('button', { name: 'identify' }).click();
    await page.getByRole('button', { name: 'Post Liked' }).click();
    await flush.click();
    await log.getByText('track Post Liked').waitFor();
    expect(await log.textContent()).not.toContain('dev-1');

    await page.getByLabel('Consent').selectOption('none');
    await page.getByRole('button', { name: 'File Added' }).click();
    await flush.click();
    await page.getByLabel('Consent').selectOption('full');
    await page.getByRole('button', { name: 'Comment Created' }).click();
    await flush.click();
    await log.getByText('track Comment Created').waitFor();
    expect(await log.textContent()).toContain('dev-1');
    expect(await log.textContent()).not.toContain('File Added');
    await context.close();
  });
});
