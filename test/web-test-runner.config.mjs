// Browser tests in every engine that this machine has. To run less:
//   RUCHE_ENGINES=chromium,webkit npx web-test-runner --config test/web-test-runner.config.mjs
//   RUCHE_FILES='packages/tracker/src/**/*.browser.test.ts' npx web-test-runner --config …
import { resolve } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { engineNames, findEngines } from '../.scripts/find-engines.mjs';
import { collectorPlugin } from './tools/collector-plugin.mjs';
import { summaryReporter } from './tools/summary-reporter.mjs';
import { webkitLauncher } from './tools/webkit-launcher.mjs';

const rootDir = resolve(import.meta.dirname, '..');

/** A first start reads a browser from a disk that may be busy (ms). */
const launchTimeout = 120_000;

const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({
      launchOptions: {
        executablePath,
        timeout: launchTimeout,
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      },
    }),
  firefox: (executablePath) =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath, timeout: launchTimeout },
    }),
  webkit: (paths) => webkitLauncher(paths),
};

const engines = findEngines();
const wanted = process.env['RUCHE_ENGINES']?.split(',') ?? Object.keys(engineNames);
const unknown = wanted.filter((name) => !(name in engineNames));
if (unknown.length > 0) {
  throw new Error(
    `RUCHE_ENGINES: no engine "${unknown.join(', ')}"; known: ${Object.keys(engineNames).join(', ')}`,
  );
}
const absent = wanted.filter((name) => !engines[name]);
for (const name of absent) {
  console.warn(
    `${engineNames[name].title} is not here and is left out. To have it: install ${engineNames[name].hint}.`,
  );
}

export default {
  rootDir,
  files: process.env['RUCHE_FILES']?.split(',') ?? [
    'packages/*/src/**/*.browser.test.ts',
    'test/**/*.browser.test.ts',
    '!**/node_modules/**',
  ],
  nodeResolve: { exportConditions: ['source', 'browser', 'development'] },
  plugins: [
    collectorPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: resolve(rootDir, 'tsconfig.base.json') }),
  ],
  browsers: wanted.filter((name) => engines[name]).map((name) => launchers[name](engines[name])),
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true }),
    summaryReporter(process.env['RUCHE_SUMMARY']),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  // axe on a busy machine needs more than mocha's two seconds.
  testFramework: { config: { ui: 'bdd', timeout: 15_000 } },
};
