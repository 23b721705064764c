import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Connection } from '../../packages/server/src/engine/database.js';
import type { EmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import type { EngineProcessOptions } from '../../packages/server/src/engine/engine-process.js';
import { readEngineUrl } from '../../packages/server/src/engine/read-engine-url.js';
import { openRemoteEngine } from '../../packages/server/src/engine/remote-engine.js';

/**
 * Stands where the embedded engine would be started, when RUCHE_TEST_CLICKHOUSE_URL names a server or
 * cluster: a database of its own there for each directory, the same one whenever that directory is opened.
 */
export async function openEmbeddedEngine({ dir }: EngineProcessOptions): Promise<EmbeddedEngine> {
  const url = new URL(process.env['RUCHE_TEST_CLICKHOUSE_URL'] ?? '');
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16);
  url.pathname = `/ruche_test_${name}`;
  const engine = openRemoteEngine({ url: url.href });
  const connection = (): Connection => readEngineUrl(url.href).connection;
  await engine.query('SELECT 1');
  return { ...engine, kind: 'embedded', connection, pid: () => undefined };
}
