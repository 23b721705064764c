import type { Migration } from './migration.js';

/**
 * The distinct people of closed local months: who was active in a group (or, with `whole`, on the site) at
 * which level, and who was a member of it. A month is always summed up anew, never added to.
 */
export const monthPeople: Migration = {
  number: 8,
  name: 'month-people',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS month_people${onCluster} (
  site LowCardinality(String),
  whole UInt8,
  grp LowCardinality(String),
  zone LowCardinality(String),
  who LowCardinality(String),
  month Date,
  people AggregateFunction(groupBitmap, UInt32),
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, whole, grp, zone, who, month)
SETTINGS ${settings}`,
};
