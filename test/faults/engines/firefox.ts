import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { cannot } from './engine.js';
import type { Ability, BrowserSession, Engine, Tab } from './engine.js';
import { killBelow } from './processes.js';

const abilities: Ability[] = ['restart', 'kill', 'crash', 'offline', 'private'];

/** Firefox by WebDriver BiDi. */
export function firefoxEngine(executablePath: string): Engine {
  return {
    name: 'Firefox',
    async start() {
      const profile = await mkdtemp(join(tmpdir(), 'ruche-firefox-'));
      const pages = new WeakMap<Tab, Page>();
      let incognito: Promise<Browser> | undefined;
      let browser: Browser;
      const launch = async (triesLeft = 3): Promise<void> => {
        try {
          browser = await puppeteer.launch({
            browser: 'firefox',
            executablePath,
            userDataDir: profile,
          });
        } catch (error) {
          // The driver may still be tidying the profile up after the browser of before.
          if (!triesLeft) throw error;
          await sleep(500);
          await launch(triesLeft - 1);
        }
      };
      /** A browser that is private from its start; its profile goes with it. */
      const launchPrivate = async () =>
        puppeteer.launch({
          browser: 'firefox',
          executablePath,
          extraPrefsFirefox: { 'browser.privatebrowsing.autostart': true },
        });
      await launch();
      return {
        abilities: new Set(abilities),
        async open(address, options) {
          if (options?.private) incognito ??= launchPrivate();
          const where = options?.private ? await incognito! : browser;
          // The driver loses a new tab at times, when the machine is busy.
          const page = await where.newPage().catch(async () => where.newPage());
          const tab = toTab(page);
          pages.set(tab, page);
          await tab.goto(address);
          return tab;
        },
        async restart() {
          await browser.close();
          await launch();
        },
        async kill() {
          const child = browser.process()!;
          const ended = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGKILL');
          await ended;
          await sleep(500);
          await launch();
        },
        async crash() {
          // Firefox does not tell which of them shows which tab.
          await killBelow(browser.process()!.pid!, /-contentproc.* tab$/);
          await sleep(300);
        },
        freeze: cannot('freezing'),
        limit: cannot('a quota'),
        async offline(tab, off) {
          await pages.get(tab)!.setOfflineMode(off);
        },
        async close() {
          await browser.close().catch(() => {});
          await (await incognito)?.close().catch(() => {});
          await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        },
      } satisfies BrowserSession;
    },
  };
}

function toTab(page: Page): Tab {
  return {
    run: async <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    async goto(address) {
      // A page that leaves at once interrupts what brought it.
      await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => {});
    },
    async back() {
      await page.goBack({ waitUntil: [] });
    },
    close: async () => page.close({ runBeforeUnload: true }),
  };
}
