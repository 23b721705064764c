import type { Migration } from './migration.js';

/** What is known of each group. */
export const groups: Migration = {
  number: 5,
  name: 'groups',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS groups${onCluster} (
  site LowCardinality(String),
  grp LowCardinality(String),
  name String,
  url String,
  modules Array(String),
  timezone String,
  created Nullable(DateTime64(3, 'UTC')),
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, grp)
SETTINGS ${settings}`,
};
