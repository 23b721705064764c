// A Web Test Runner launcher for WebKitGTK: one page, one test file at a time, driven over WebDriver.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { webdriverActions } from './webdriver-actions.mjs';

/**
 * @param {object} paths
 * @param {string} paths.browser where MiniBrowser is
 * @param {string} paths.driver where WebKitWebDriver is
 * @param {string} [paths.xvfb] where Xvfb is; needed where no display is set
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function webkitLauncher({ browser, driver, xvfb }) {
  const children = [];
  let starting;
  let active;
  let address;

  async function call(method, path, body) {
    const response = await fetch(`${address}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  async function start() {
    const display = process.env['DISPLAY'] ?? (await startDisplay(xvfb, children));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
    children.push(spawn(driver, [`--port=${port}`], { stdio: 'ignore', env }));
    await answering(() => call('GET', '/status'));
    const options = { binary: browser, args: ['--automation'] };
    const { sessionId } = await call('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    return `/session/${sessionId}`;
  }

  return {
    name: 'WebKit',
    // The type by which the built-in commands know how to press keys.
    type: 'webdriver',
    concurrency: 1,
    ...webdriverActions(async (actions) => call('POST', `${await starting}/actions`, { actions })),
    async initialize() {},
    isActive: (id) => active?.id === id,
    getBrowserUrl: () => active?.url,
    async startSession(id, url) {
      active = { id, url };
      starting ??= start();
      await call('POST', `${await starting}/url`, { url });
    },
    async stopSession() {
      active = undefined;
      return {};
    },
    async stop() {
      if (starting) await call('DELETE', await starting).catch(() => {});
      for (const child of children.toReversed()) child.kill();
    },
  };
}

/** Xvfb picks a free display and writes its number to the descriptor that it is given. */
async function startDisplay(xvfb, children) {
  const options = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(child);
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error('Xvfb stopped before it had a display')));
  });
  return `:${number}`;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(ask) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await ask();
    } catch {
      await sleep(100);
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}
