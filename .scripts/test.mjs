// npm test: everything that is checked, ending with one line `N passed, N failed`.
// npm test -- --only types,lint,unit,browser,e2e runs a part of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, bootstrapEngines } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';
import { run } from './run.mjs';

const parts = ['types', 'lint', 'unit', 'browser', 'e2e'];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? parts;
const unknown = only.filter((part) => !parts.includes(part));

const total = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'ruche-test-'));

if (unknown.length > 0) {
  console.error(`--only: no part "${unknown.join(', ')}"; known: ${parts.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    await runAll();
  } catch (error) {
    console.error(error.message);
    total.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

async function runAll() {
  await bootstrap();
  const engines = only.some((part) => part === 'browser' || part === 'e2e')
    ? await bootstrapEngines()
    : {};
  await step('build', async () => {
    await build();
    return 0;
  });
  if (only.includes('types')) await step('types', () => run(['tsc', '-b', 'test']));
  if (only.includes('lint')) {
    await step('lint', () => run(['oxlint']));
    await step('format', () => run(['oxfmt', '--check']));
  }
  // Pages wait for browsers more than they compute: what needs none runs beside them.
  const aside = only.includes('browser') || only.includes('e2e') ? join(folder, 'unit.log') : null;
  const unit = only.includes('unit') ? vitest('unit', aside) : Promise.resolve();
  try {
    if (only.includes('browser')) await browser(engines);
    if (only.includes('e2e')) await endToEnd(engines);
  } finally {
    await unit;
  }
}

/** A check that counts as one: it holds or it does not. */
async function step(name, work) {
  const started = heading(name);
  const status = await work().catch((error) => {
    console.error(error.message);
    return 1;
  });
  total[status === 0 ? 'passed' : 'failed'] += 1;
  spent(name, started);
  if (name === 'build' && status !== 0) throw new Error('What does not build is not tested.');
}

async function vitest(project, log = null) {
  const file = join(folder, `${project}.json`);
  const config = ['--config', 'test/vitest.config.ts', '--project', project];
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file];
  await counted(project, file, ['vitest', 'run', ...config, ...reporters], { log });
}

async function browser(engines) {
  if (Object.keys(engines).length === 0) throw new Error('No browser engine: nothing to test in.');
  const file = join(folder, 'browser.json');
  const command = ['web-test-runner', '--config', 'test/web-test-runner.config.mjs'];
  await counted('browser', file, command, { env: { RUCHE_SUMMARY: file } });
}

async function endToEnd(engines) {
  if (!engines.chromium) throw new Error('The end-to-end tests need Chromium.');
  await vitest('e2e');
}

/**
 * Runs tests that leave their numbers in a file. A run that failed with no failed test still counts as one.
 * Where it is not the only one to print, it prints to a log, which is shown at its end.
 */
async function counted(name, file, command, { env = {}, log = null } = {}) {
  const started = log ? Date.now() : heading(name);
  const status = await run(command, { env, log });
  if (log) {
    heading(name);
    process.stdout.write(readFileSync(log));
  }
  const { passed, failed } = numbers(file);
  total.passed += passed;
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  spent(name, started);
}

function numbers(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests ?? report.passed,
      failed: report.numFailedTests ?? report.failed,
    };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  return Date.now();
}

function spent(name, started) {
  console.log(`   ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
