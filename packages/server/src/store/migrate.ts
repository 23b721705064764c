import type { Engine } from '../engine/engine.js';
import { migrations } from './migrations/index.js';
import { clusterClauses, distributedTable } from './migrations/cluster-clauses.js';
import { singleNodeClauses } from './migrations/migration.js';
import type { Migration, TableClauses } from './migrations/migration.js';

/** How a database is brought to the present schema. */
export interface MigrateOptions {
  engine: Engine;
  /** @defaultValue every released one */
  steps?: readonly Migration[];
}

/**
 * Runs the steps that the database has not recorded yet. A step that was cut off before it was
 * recorded runs again; a database of a later version is refused before anything is touched.
 */
export async function migrate(options: MigrateOptions): Promise<number[]> {
  const { engine, steps = migrations } = options;
  const { cluster } = engine;
  const clauses = cluster ? clusterClauses(cluster) : singleNodeClauses;

  const run = async (statement: string): Promise<void> => {
    await engine.command(statement);
    const spread = cluster ? distributedTable(statement, cluster) : undefined;
    if (spread) await engine.command(spread);
  };
  if (!(await hasRecords(engine))) await run(recordsTable(clauses));
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
    await run(statement(clauses));
    const line = Buffer.from(`${JSON.stringify({ number, name })}\n`);
    await engine.insert({ table: 'migrations', rows: [line], token: `migration-${number}` });
  }
  return missing.map(({ number }) => number);
}

/** The table of the steps that have run. */
function recordsTable({ onCluster, replacing, settings }: TableClauses): string {
  return `
CREATE TABLE IF NOT EXISTS migrations${onCluster} (
  number UInt32,
  name String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ${replacing()}
ORDER BY number
SETTINGS ${settings}`;
}

/** So that a user who may not make tables can start on a database that is complete. */
async function hasRecords(engine: Engine): Promise<boolean> {
  const found = await engine.query(
    `SELECT 1 FROM system.tables WHERE database = currentDatabase() AND name = 'migrations'`,
  );
  return found.length > 0;
}
