import { describe, expect, it } from 'vitest';
import { clusterClauses, distributedTable, shardingKeys } from './cluster-clauses.js';
import { migrations } from './index.js';
import { singleNodeClauses } from './migration.js';

const replicated = { name: 'main', database: 'stats', replicated: true };
const shardsOnly = { ...replicated, replicated: false };

/** The tables that a step makes. */
const created = migrations.flatMap(({ statement }) => {
  const [, table] = /CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement(singleNodeClauses)) ?? [];
  return table === undefined ? [] : [table];
});

describe('the steps on a cluster with replicas', () => {
  it.each(migrations)('$name: runs everywhere, on the table of each node', ({ statement }) => {
    const text = statement(clusterClauses(replicated));
    expect(text).toMatch(
      /^\s*(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) \w+_local ON CLUSTER 'main'/,
    );
    if (!text.includes('CREATE TABLE')) return;
    expect(text).toMatch(
      /ENGINE = ReplicatedReplacingMergeTree\('\/clickhouse\/tables\/\{shard\}\/\{database\}\/\{table\}', '\{replica\}'(?:, \w+)?\)/,
    );
    expect(text).toContain('fsync_after_insert = 1');
    expect(text).toContain('replicated_deduplication_window = 10000');
  });

  it('lay a view over all shards above each table, by a key that a retry keeps', () => {
    const [messages] = migrations;
    const text = distributedTable(messages!.statement(clusterClauses(replicated)), replicated);
    expect(text).toBe(`
CREATE OR REPLACE TABLE messages ON CLUSTER 'main' AS messages_local
ENGINE = Distributed('main', 'stats', 'messages_local', cityHash64(site, visitor))`);
  });

  it('keep the version that decides between rows', () => {
    const [, people] = migrations;
    const text = people!.statement(clusterClauses(replicated));
    expect(text).toContain(`'{replica}', ver)`);
  });

  it('follow a later step that changes a table', () => {
    const { onCluster } = clusterClauses(replicated);
    const step = `ALTER TABLE groups${onCluster} ADD COLUMN IF NOT EXISTS colour String`;
    expect(distributedTable(step, replicated)).toContain(
      `CREATE OR REPLACE TABLE groups ON CLUSTER 'main' AS groups_local`,
    );
  });

  it('refuse a table that nobody said how to spread', () => {
    const { onCluster } = clusterClauses(replicated);
    const step = `CREATE TABLE IF NOT EXISTS colours${onCluster} (a UInt8)`;
    expect(() => distributedTable(step, replicated)).toThrow('colours has no sharding key');
  });
});

describe('the steps on a cluster of shards alone', () => {
  it.each(migrations)('$name: names no cluster and no replica', ({ statement }) => {
    const text = statement(clusterClauses(shardsOnly));
    expect(text).toMatch(/^\s*(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) \w+_local\b/);
    expect(text).not.toContain('ON CLUSTER');
    expect(text).not.toContain('Replicated');
  });
});

it('every table has a sharding key, and nothing else has', () => {
  expect(Object.keys(shardingKeys).toSorted()).toEqual(['migrations', ...created].toSorted());
});
