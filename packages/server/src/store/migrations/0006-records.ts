import type { Migration } from './migration.js';

/**
 * What people set and what the collector notes about it: objectives, annotations, badges, rules, alerts.
 * Every version of a record is a row of its own, so nothing is overwritten; the highest one counts.
 */
export const records: Migration = {
  number: 6,
  name: 'records',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS records${onCluster} (
  site LowCardinality(String),
  kind LowCardinality(String),
  id String,
  ver UInt64,
  grp String,
  at DateTime64(3, 'UTC'),
  removed UInt8,
  body String CODEC(ZSTD(1))
) ENGINE = ${replacing()}
ORDER BY (site, kind, id, ver)
SETTINGS ${settings}`,
};
