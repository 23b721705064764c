import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannot } from './engine.js';
import type { Ability, BrowserSession, Engine, Tab } from './engine.js';

/** Where WebKitGTK's parts are. */
export interface WebKitPaths {
  browser: string;
  driver: string;
  xvfb?: string;
}

/** Every session that is driven is a private one: what it keeps does not outlive it. */
const abilities: Ability[] = ['private'];

/** WebKitGTK by WebDriver. */
export function webkitEngine({ browser, driver, xvfb }: WebKitPaths): Engine {
  return {
    name: 'WebKit',
    async start() {
      const children: ChildProcess[] = [];
      const display = process.env['DISPLAY'] ?? (await startDisplay(xvfb!, children));
      const port = await freePort();
      const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
      children.push(spawn(driver, [`--port=${port}`], { stdio: 'ignore', env }));
      const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, {
          method,
          ...(body && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(60_000),
        });
        const { value } = (await response.json()) as {
          value: T & { error?: string; message?: string };
        };
        if (value?.error) throw new Error(`${value.error}: ${value.message}`);
        return value;
      };
      await answering(() => call('GET', '/status'));
      const options = { binary: browser, args: ['--automation'] };
      const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
      });
      const session = `/session/${sessionId}`;
      const home = await call<string>('GET', `${session}/window`);

      /** Commands go to the window that is chosen, so one follows the other. */
      let queue: Promise<unknown> = Promise.resolve();
      const inWindow = async <T>(handle: string, run: () => Promise<T>): Promise<T> => {
        const turn = queue.then(async () => {
          await call('POST', `${session}/window`, { handle });
          return run();
        });
        queue = turn.catch(() => {});
        return turn;
      };
      const toTab = (handle: string): Tab => ({
        run: async (expression) =>
          inWindow(handle, async () =>
            call('POST', `${session}/execute/sync`, {
              script: `return (0, eval)(${JSON.stringify(expression)})`,
              args: [],
            }),
          ),
        goto: async (url) => inWindow(handle, async () => call('POST', `${session}/url`, { url })),
        back: async () => inWindow(handle, async () => call('POST', `${session}/back`, {})),
        close: async () => inWindow(handle, async () => call('DELETE', `${session}/window`)),
      });

      return {
        abilities: new Set(abilities),
        async open(address) {
          const { handle } = await inWindow(home, async () =>
            call<{ handle: string }>('POST', `${session}/window/new`, { type: 'tab' }),
          );
          const tab = toTab(handle);
          await tab.goto(address);
          return tab;
        },
        restart: cannot('a restart'),
        kill: cannot('a kill'),
        crash: cannot('a crash, with which the driver ends the session,'),
        freeze: cannot('freezing'),
        limit: cannot('a quota'),
        offline: cannot('taking the network away'),
        async close() {
          await call('DELETE', session).catch(() => {});
          for (const child of children.toReversed()) child.kill();
        },
      } satisfies BrowserSession;
    },
  };
}

async function startDisplay(xvfb: string, children: ChildProcess[]): Promise<string> {
  const options = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(child);
  const number = await new Promise((resolve) => child.stdio[3]!.once('data', resolve));
  return `:${String(number).trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await ask();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}
