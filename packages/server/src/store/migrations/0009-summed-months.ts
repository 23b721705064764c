import type { Migration } from './migration.js';

/** Which months of `month_people` are summed up, by which definition and from when (`ver`) on. */
export const summedMonths: Migration = {
  number: 9,
  name: 'summed-months',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS summed_months${onCluster} (
  site LowCardinality(String),
  zone LowCardinality(String),
  month Date,
  basis String,
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, zone, month)
SETTINGS ${settings}`,
};
