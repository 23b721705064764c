import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countLikes } from './ask.js';
import { launchBrowser } from './browser.js';
import { startDemoProcess, type DemoProcess } from './demo-process.js';

describe('what the tracker cannot deliver at once', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('is delivered once when the page is online again', async () => {
    const before = await countLikes(demo);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(demo.communitySite, { waitUntil: 'networkidle' });

    await context.setOffline(true);
    await page.locator('#p465 .like').click();
    await page.locator('#p459 .like').click();
    expect(await countLikes(demo)).toBe(before);

    await context.setOffline(false);
    await expect.poll(() => countLikes(demo), { timeout: 30_000 }).toBe(before + 2);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await countLikes(demo)).toBe(before + 2);
    await context.close();
  });

  it('is delivered by a later visit when the page was closed offline', async () => {
    const before = await countLikes(demo);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(demo.communitySite, { waitUntil: 'networkidle' });
    await context.setOffline(true);
    await page.locator('#p465 .like').click();
    await page.close();
    await context.setOffline(false);

    const later = await context.newPage();
    await later.goto(demo.communitySite);
    await expect.poll(() => countLikes(demo), { timeout: 30_000 }).toBe(before + 1);
    await context.close();
  });

  it('is delivered once when the collector was away and is back', async () => {
    const before = await countLikes(demo);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(demo.communitySite, { waitUntil: 'networkidle' });

    await demo.kill();
    await page.locator('#p465 .like').click();
    await page.evaluate(() => (globalThis as unknown as { ruche: Flushing }).ruche.flush());
    await demo.start();
    await expect.poll(() => countLikes(demo), { timeout: 60_000 }).toBe(before + 1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await countLikes(demo)).toBe(before + 1);
    await context.close();
  });
});

interface Flushing {
  flush(): Promise<void>;
}
