import type { Migration } from './migration.js';

/** Who joined or left which group when; intervals are derived from these facts. */
export const memberships: Migration = {
  number: 3,
  name: 'memberships',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS memberships${onCluster} (
  site LowCardinality(String),
  grp LowCardinality(String),
  actor UInt64,
  ts DateTime64(3, 'UTC'),
  joined UInt8
) ENGINE = ${replacing()}
ORDER BY (site, grp, actor, ts, joined)
SETTINGS ${settings}`,
};
