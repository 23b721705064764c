import type { Migration } from './migration.js';

/** Small numbers for people, in the order in which they were first summed up: sets of them are bitmaps. */
export const personNumbers: Migration = {
  number: 7,
  name: 'person-numbers',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS person_numbers${onCluster} (
  site LowCardinality(String),
  actor UInt64,
  number UInt32 CODEC(ZSTD(1))
) ENGINE = ${replacing()}
ORDER BY (site, actor)
SETTINGS ${settings}`,
};
