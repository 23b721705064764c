import type { Migration } from './migration.js';

/**
 * The past days (UTC) of which facts came late, changed or went, and when that was last known (`ver`): what
 * was summed up before says nothing of them any more. With `onwards`, neither of any later day.
 */
export const changedDays: Migration = {
  number: 10,
  name: 'changed-days',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS changed_days${onCluster} (
  site LowCardinality(String),
  day Date,
  onwards UInt8,
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, day, onwards)
SETTINGS ${settings}`,
};
