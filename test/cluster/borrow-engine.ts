import { join } from 'node:path';
import type { Plugin } from 'vitest/config';

/** Tests of what only an engine of one's own has: its process, its files, its rights. */
export const ownEngineTests = [
  'packages/server/src/engine/**',
  'packages/server/src/backup/**',
  'packages/server/src/cli/**',
  'packages/server/src/demo/**',
  'packages/server/src/doctor/**',
  'packages/server/src/store/{kill,faults,migrate}.test.ts',
  'test/{cluster,upgrade}/**',
];

/** Puts the server of RUCHE_TEST_CLICKHOUSE_URL where tests would start an engine; nothing without it. */
export function borrowEngine(url: string | undefined): Plugin[] {
  if (!url) return [];
  const borrowed = join(import.meta.dirname, 'borrowed-engine.ts');
  return [
    {
      name: 'borrow-engine',
      enforce: 'pre',
      resolveId: (source) => (source.endsWith('/embedded-engine.js') ? borrowed : undefined),
    },
  ];
}
