import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { borrowEngine, ownEngineTests } from './cluster/borrow-engine.js';

const root = resolve(import.meta.dirname, '..');

// The condition `source` makes every @ruche package resolve to its TypeScript: no build before a test.
const source = {
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
};

// A ClickHouse server or cluster to run on, in place of engines of the tests’ own.
const clickhouse = process.env['RUCHE_TEST_CLICKHOUSE_URL'];

const shared = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 120_000,
  // What is waited for may take its time on a machine with much to do.
  expect: { poll: { timeout: 15_000 } },
} as const;

const notHere = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'];

// What takes minutes and wants the machine for itself: `npm run faults`.
const patient = [
  'test/faults/faults.test.ts',
  'test/cluster/*.test.ts',
  'packages/server/src/faults/*.test.ts',
];

export default defineConfig({
  root,
  test: {
    // Tests wait for an engine more than they compute: one worker to each core, even where there are two.
    maxWorkers: '100%',
    projects: [
      {
        ...source,
        root,
        plugins: borrowEngine(clickhouse),
        test: {
          ...shared,
          name: 'unit',
          // No test leaves anything in a module for the next: one worker loads the packages once.
          isolate: false,
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [
            ...notHere,
            ...(clickhouse ? ownEngineTests : []),
            ...patient,
            'test/e2e/**',
            'test/faults/**',
            'test/hosts/**',
          ],
          typecheck: {
            enabled: true,
            include: ['packages/*/src/**/*.test-d.ts', 'test/**/*.test-d.ts'],
            tsconfig: 'test/tsconfig.types.json',
          },
        },
      },
      {
        ...source,
        root,
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/{e2e,faults,hosts}/**/*.test.ts'],
          exclude: [...notHere, ...patient],
          testTimeout: 120_000,
          // One page at a time: the pages share the two cores with a collector and its engine.
          fileParallelism: false,
        },
      },
      {
        ...source,
        root,
        test: {
          ...shared,
          name: 'faults',
          include: patient,
          exclude: notHere,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
