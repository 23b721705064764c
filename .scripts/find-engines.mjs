// Finds the browser engines of this machine. Node built-ins only: it runs before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const windows = [
  process.env['PROGRAMFILES'],
  process.env['PROGRAMFILES(X86)'],
  process.env['LOCALAPPDATA'],
];

const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...windows.flatMap((base) =>
    base
      ? [
          join(base, 'Google/Chrome/Application/chrome.exe'),
          join(base, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
];

const firefoxPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...windows.flatMap((base) => (base ? [join(base, 'Mozilla Firefox/firefox.exe')] : [])),
];

const miniBrowserPaths = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map(
    (version) => `/usr/lib/${machine}-linux-gnu/${version}/MiniBrowser`,
  ),
);

/** Every engine that the tests can run in, how people call it, and what brings it on Debian. */
export const engineNames = {
  chromium: {
    title: 'Chromium',
    packages: ['chromium'],
    hint: 'Chrome, Chromium or Edge, or set CHROME_PATH',
  },
  firefox: { title: 'Firefox', packages: ['firefox-esr'], hint: 'Firefox, or set FIREFOX_PATH' },
  webkit: {
    title: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    hint: 'webkit2gtk-driver and xvfb (Linux only)',
  },
};

/**
 * @returns {{ chromium?: string, firefox?: string, webkit?: { browser: string, driver: string, xvfb?: string } }}
 *   the engines that are there; an absent one has no entry
 */
export function findEngines() {
  const chromium = firstExecutable([process.env['CHROME_PATH'], ...chromiumPaths]);
  const firefox = firstExecutable([process.env['FIREFOX_PATH'], ...firefoxPaths]);
  const webkit = findWebKit();
  return { ...(chromium && { chromium }), ...(firefox && { firefox }), ...(webkit && { webkit }) };
}

function findWebKit() {
  const browser = firstExecutable(miniBrowserPaths);
  const driver = onPath('WebKitWebDriver');
  const xvfb = onPath('Xvfb');
  if (!browser || !driver || !(xvfb || process.env['DISPLAY'])) return undefined;
  return { browser, driver, ...(xvfb && { xvfb }) };
}

function onPath(name) {
  return firstExecutable(
    (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
}

function firstExecutable(paths) {
  return paths.find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
