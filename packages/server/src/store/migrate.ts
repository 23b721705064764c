import type { Engine } from '../engine/engine.js';
import { migrations } from './migrations/index.js';
import { singleNodeClauses } from './migrations/migration.js';
import type { Migration, TableClauses } from './migrations/migration.js';

/** How a database is brought to the present schema. */
export interface MigrateOptions {
  engine: Engine;
  /** @defaultValue those of an engine of one process */
  clauses?: TableClauses;
  /** @defaultValue every released one */
  steps?: readonly Migration[];
}

/**
 * Runs the steps that the database has not recorded yet. A step that was cut off before it was
 * recorded runs again; a database of a later version is refused before anything is touched.
 */
export async function migrate(options: MigrateOptions): Promise<number[]> {
  const { engine, clauses = singleNodeClauses, steps = migrations } = options;
  await engine.command(`
CREATE TABLE IF NOT EXISTS migrations${clauses.onCluster} (
  number UInt32,
  name String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ${clauses.replacing()}
ORDER BY number
SETTINGS ${clauses.settings}`);
  const recorded = await engine.query<{ number: number }>('SELECT number FROM migrations FINAL');
  const known = new Set(recorded.map(({ number }) => number));
  const newest = steps.at(-1)?.number ?? 0;
  for (const number of known) {
    if (number > newest) {
      throw new Error(
        `The store was written by a later version of Ruche (its schema is at ${number})`,
      );
    }
  }
  const missing = steps.filter(({ number }) => !known.has(number));
  for (const { number, name, statement } of missing) {
    await engine.command(statement(clauses));
    const line = Buffer.from(`${JSON.stringify({ number, name })}\n`);
    await engine.insert({ table: 'migrations', rows: [line], token: `migration-${number}` });
  }
  return missing.map(({ number }) => number);
}
