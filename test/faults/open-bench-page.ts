import { chromium } from 'playwright-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { startFaultProxy } from '../tools/fault-proxy.js';
import type { FaultProxy } from '../tools/fault-proxy.js';
import type { TrackerAdapter } from './adapters/adapter.js';
import { findEngines } from '../../.scripts/find-engines.mjs';
import type { Collector } from './run-scenario.js';
import { startPageServer } from './start-page-server.js';

/** A page with a tracker, for measuring. */
export interface BenchPage {
  page: Page;
  cdp: CDPSession;
  proxy: FaultProxy;
  home: string;
  close(): Promise<void>;
}

/** Starts the Chromium of this machine. */
export async function launchChromium(): Promise<Browser> {
  const { chromium: executablePath } = findEngines();
  if (!executablePath) throw new Error('This benchmark needs Chromium');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Opens a page that a tracker watches. */
export async function openBenchPage(
  browser: Browser,
  adapter: TrackerAdapter,
  collector: Collector,
  prepare?: (page: Page) => Promise<void>,
): Promise<BenchPage> {
  const proxy = await startFaultProxy(collector.url);
  const pages = await startPageServer(adapter, proxy.url, collector.writeKey);
  const context = await browser.newContext();
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(pages.url);
  await page.waitForFunction('window.trackerReady?.()');
  return {
    page,
    cdp: await context.newCDPSession(page),
    proxy,
    home: pages.url,
    async close() {
      await context.close();
      await pages.close();
      await proxy.close();
    },
  };
}
