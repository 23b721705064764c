import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

interface EngineFinder {
  findEngines(): { chromium?: string };
}

/** Starts the Chromium of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const finder = pathToFileURL(
    resolve(import.meta.dirname, '../../.scripts/find-engines.mjs'),
  ).href;
  const { findEngines } = (await import(finder)) as EngineFinder;
  const executablePath = findEngines().chromium;
  if (!executablePath) throw new Error('The end-to-end tests need Chromium');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** A page, and everything that it complained about. */
export interface WatchedPage {
  page: Page;
  complaints: string[];
}

/** Opens a page that notes errors, warnings and violations of its policy. */
export async function openPage(context: BrowserContext, address: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`violation of ${violatedDirective}: ${blockedURI}`);
    });
  });
  await page.goto(address);
  return { page, complaints };
}
