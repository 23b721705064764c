import type { Migration } from './migration.js';

/** Traits of people, one row each, so that partial identifies merge in any order. */
export const people: Migration = {
  number: 2,
  name: 'people',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS people${onCluster} (
  site LowCardinality(String),
  trait LowCardinality(String),
  actor UInt64,
  value String,
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, trait, actor)
SETTINGS ${settings}`,
};
