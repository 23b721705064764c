import type { Migration } from './migration.js';

/** Posts, comments, files, events, projects and tasks: what they are called and where they are. */
export const contents: Migration = {
  number: 4,
  name: 'contents',
  statement: ({ onCluster, replacing, settings }) => `
CREATE TABLE IF NOT EXISTS contents${onCluster} (
  site LowCardinality(String),
  kind LowCardinality(String),
  id String,
  actor UInt64,
  grps Array(String),
  ts DateTime64(3, 'UTC'),
  title String,
  url String,
  parent String,
  starts_at Nullable(DateTime64(3, 'UTC')),
  ver UInt64
) ENGINE = ${replacing('ver')}
ORDER BY (site, kind, id)
SETTINGS ${settings}`,
};
