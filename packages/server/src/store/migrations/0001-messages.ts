import type { Migration } from './migration.js';

/** Raw facts: one row for each message and group. */
export const messages: Migration = {
  number: 1,
  name: 'messages',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS messages${onCluster} (
  site LowCardinality(String),
  grp LowCardinality(String),
  main UInt8,
  event LowCardinality(String),
  claimed_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  id UInt128,
  ts DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  actor UInt64 CODEC(ZSTD(1)),
  visitor UInt64 CODEC(ZSTD(1)),
  session UInt64 CODEC(ZSTD(1)),
  object String CODEC(ZSTD(1)),
  object_key UInt64 MATERIALIZED cityHash64(object) CODEC(ZSTD(1)),
  parent String CODEC(ZSTD(1)),
  author UInt64 CODEC(ZSTD(1)),
  mentions Array(UInt64) CODEC(ZSTD(1)),
  device Enum8('unknown' = 0, 'desktop' = 1, 'mobile' = 2, 'tablet' = 3, 'other' = 4, 'bot' = 5),
  active_ms UInt32 CODEC(ZSTD(1)),
  verified UInt8,
  version UInt32 CODEC(ZSTD(1)),
  props String CODEC(ZSTD(1)),
  INDEX ts_range ts TYPE minmax GRANULARITY 1,
  INDEX received_range received_at TYPE minmax GRANULARITY 1
) ENGINE = ${replacing('version')}
PARTITION BY toYYYYMM(ts)
ORDER BY (site, grp, event, claimed_at, id)
SETTINGS ${settings}`,
};
