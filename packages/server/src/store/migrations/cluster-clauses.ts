import type { Cluster } from '../../engine/engine.js';
import { singleNodeClauses } from './migration.js';
import type { TableClauses } from './migration.js';

/**
 * By what the rows of each table are spread over the shards. A person’s acts stay together, and a retry goes
 * where the first went: only columns that it keeps are named.
 */
export const shardingKeys: Readonly<Record<string, string>> = {
  migrations: 'number',
  messages: 'cityHash64(site, visitor)',
  people: 'cityHash64(site, actor)',
  memberships: 'cityHash64(site, actor)',
  contents: 'cityHash64(site, kind, id)',
  groups: 'cityHash64(site, grp)',
  records: 'cityHash64(site, kind, id)',
  person_numbers: 'cityHash64(site, actor)',
  month_people: 'cityHash64(site, grp, month)',
  summed_months: 'cityHash64(site, zone, month)',
  changed_days: 'cityHash64(site, day)',
};

/**
 * The clauses of a table on each node of a cluster. It has a name of its own, `messages_local`: under
 * `messages` lies the view over all shards, which is what every question and insert names.
 */
export function clusterClauses({ name, replicated }: Cluster): TableClauses {
  const { settings } = singleNodeClauses;
  if (!replicated) return { ...singleNodeClauses, onCluster: '_local' };
  return {
    onCluster: `_local ON CLUSTER '${name}'`,
    replacing: (version) =>
      `ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}'${version ? `, ${version}` : ''})`,
    settings: `${settings}, replicated_deduplication_window = 10000, replicated_deduplication_window_seconds = 604800`,
  };
}

/** The table over all shards that belongs to the local one which a step makes or changes. */
export function distributedTable(
  statement: string,
  { name, database, replicated }: Cluster,
): string | undefined {
  const [, table] =
    /^\s*(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) (\w+)_local\b/.exec(statement) ?? [];
  if (table === undefined) return undefined;
  const key = shardingKeys[table];
  if (key === undefined) throw new Error(`The table ${table} has no sharding key`);
  const onCluster = replicated ? ` ON CLUSTER '${name}'` : '';
  return `
CREATE OR REPLACE TABLE ${table}${onCluster} AS ${table}_local
ENGINE = Distributed('${name}', '${database}', '${table}_local', ${key})`;
}
