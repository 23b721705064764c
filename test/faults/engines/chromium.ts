import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Ability, BrowserSession, Engine, Tab } from './engine.js';

const abilities: Ability[] = ['restart', 'kill', 'crash', 'freeze', 'quota', 'offline', 'private'];

/** Chromium by the DevTools protocol. */
export function chromiumEngine(executablePath: string): Engine {
  return {
    name: 'Chromium',
    async start() {
      const profile = await mkdtemp(join(tmpdir(), 'ruche-chromium-'));
      const pages = new WeakMap<Tab, Page>();
      let context: BrowserContext;
      let incognito: BrowserContext | undefined;

      const launch = async () => {
        incognito = undefined;
        context = await chromium.launchPersistentContext(profile, {
          executablePath,
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
        });
      };
      const session = async (tab: Tab): Promise<CDPSession> => {
        const page = pages.get(tab)!;
        return page.context().newCDPSession(page);
      };
      await launch();

      return {
        abilities: new Set(abilities),
        async open(address, options) {
          if (options?.private) incognito ??= await context.browser()!.newContext();
          const page = await (options?.private ? incognito! : context).newPage();
          const tab = toTab(page);
          pages.set(tab, page);
          await page.goto(address, { waitUntil: 'commit' });
          return tab;
        },
        async restart() {
          await context.close();
          await launch();
        },
        async kill() {
          const browser = await fetchPid(context);
          process.kill(browser, 'SIGKILL');
          await sleep(500);
          await context.close().catch(() => {});
          await launch();
        },
        async crash(tab) {
          const page = pages.get(tab)!;
          const crashed = page.waitForEvent('crash');
          (await session(tab)).send('Page.crash').catch(() => {});
          await crashed;
          await page.close();
        },
        async freeze(tab) {
          await (await session(tab)).send('Page.setWebLifecycleState', { state: 'frozen' });
        },
        async limit(tab, quotaSize) {
          const origin = new URL(pages.get(tab)!.url()).origin;
          await (await session(tab)).send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
        },
        async offline(tab, off) {
          await pages.get(tab)!.context().setOffline(off);
        },
        async close() {
          await context.close();
          await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        },
      } satisfies BrowserSession;
    },
  };
}

function toTab(page: Page): Tab {
  return {
    run: async (expression) => page.evaluate(expression),
    async goto(address) {
      await page.goto(address, { waitUntil: 'commit' });
    },
    async back() {
      await page.goBack({ waitUntil: 'commit' });
    },
    close: async () => page.close({ runBeforeUnload: true }),
  };
}

async function fetchPid(context: BrowserContext): Promise<number> {
  const cdp = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  return processInfo.find(({ type }) => type === 'browser')!.id;
}
