import type { Question } from '@ruche/schema';
import { longQuestion } from './group-page.js';

/** A question of ours and the statement that answers the same in PostgreSQL. */
export interface Beside {
  name: string;
  question: Question;
  sql: string;
}

/** The facts, one row for each. */
export const besideTable = `CREATE TABLE events (grp text NOT NULL, event text NOT NULL,
  ts timestamptz NOT NULL, id uuid NOT NULL, actor bigint NOT NULL, object text NOT NULL,
  parent text NOT NULL, author bigint NOT NULL, device smallint NOT NULL, active_ms integer NOT NULL)`;

/** Indexes that fit the questions, made once the rows are in. */
export const besideIndexes: readonly string[] = [
  'ALTER TABLE events ADD PRIMARY KEY (id)',
  'CREATE INDEX by_event ON events (grp, event, ts) INCLUDE (actor, object, author)',
  'CREATE INDEX by_time ON events (grp, ts) INCLUDE (actor, event, device)',
  'CREATE INDEX by_site_time ON events (ts) INCLUDE (actor)',
  'VACUUM ANALYZE events',
];

/** What {@link questionsBeside} takes; the windows as PostgreSQL reads instants. */
export interface BesideOptions {
  group: string;
  zone: string;
  from: string;
  to: string;
  previousFrom: string;
  /** The end of the history. */
  until: Date;
}

/** The same questions to both; the answers are the same for this history. */
export function questionsBeside(options: BesideOptions): Beside[] {
  const { group, zone, from, to, previousFrom, until } = options;
  const long = longQuestion(until, {});
  const months = `ts >= '${String(long['from'])} 00:00:00 ${zone}' AND ts < '${String(long['to'])} 00:00:00 ${zone}'`;
  const ask = (metric: string, more: object = {}): Question => ({
    metric,
    group,
    period: 'P1M',
    compare: 'previous',
    ...more,
  });
  const both = `grp = '${group}' AND ts >= '${previousFrom}' AND ts < '${to}'`;
  const own = `grp = '${group}' AND ts >= '${from}' AND ts < '${to}'`;
  const day = `(ts AT TIME ZONE '${zone}')::date`;
  const split = `ts >= '${from}'`;
  const likes = (where: string) =>
    `SELECT actor, object, max(ts) AS given FROM events WHERE ${where} AND event = 'Post Liked'
     AND actor <> author GROUP BY actor, object`;
  const monthly = (where: string) =>
    `SELECT date_trunc('month', ts AT TIME ZONE '${zone}'), count(DISTINCT actor) FROM events
     WHERE ${where} GROUP BY GROUPING SETS ((1), ())`;
  return [
    {
      name: 'active members by day',
      question: ask('active_members'),
      sql: `SELECT ${split}, ${day}, count(DISTINCT actor) FROM events WHERE ${both} GROUP BY GROUPING SETS ((1, 2), (1))`,
    },
    {
      name: 'posts, comments and others by day',
      question: ask('posts'),
      sql: `SELECT event, ${split}, ${day}, count(*) FROM events WHERE ${both} AND event IN ('Post Created',
        'Comment Created', 'Post Shared', 'Message Sent', 'File Added', 'Project Created', 'Task Created')
        GROUP BY GROUPING SETS ((1, 2, 3), (1, 2))`,
    },
    {
      name: 'likes by day',
      question: ask('likes'),
      sql: `SELECT given >= '${from}', (given AT TIME ZONE '${zone}')::date, count(*)
        FROM (${likes(both)}) l GROUP BY GROUPING SETS ((1, 2), (1))`,
    },
    {
      name: 'most liked posts',
      question: ask('top_posts', { limit: 5 }),
      sql: `SELECT object, count(*) FROM (${likes(own)}) l GROUP BY object ORDER BY 2 DESC, max(given) LIMIT 5`,
    },
    {
      name: 'top authors',
      question: ask('top_authors', { limit: 5 }),
      sql: `SELECT actor, count(DISTINCT object) FROM events WHERE ${own} AND event = 'Post Created'
        GROUP BY actor ORDER BY 2 DESC, max(ts) LIMIT 5`,
    },
    {
      name: 'devices of members',
      question: ask('devices'),
      sql: `SELECT cur, d, m, count(*) FROM (SELECT ${split} AS cur, actor, bool_or(device = 1) AS d,
        bool_or(device IN (2, 3)) AS m FROM events WHERE ${both} GROUP BY 1, 2) p GROUP BY 1, 2, 3`,
    },
    {
      name: 'rhythm of the week',
      question: ask('rhythm'),
      sql: `SELECT ${split}, extract(isodow FROM ts AT TIME ZONE '${zone}'), extract(hour FROM ts AT TIME ZONE '${zone}'),
        count(*) FROM events WHERE ${both} GROUP BY 1, 2, 3`,
    },
    {
      name: 'distinct people, 24 months, the group',
      question: longQuestion(until, { group }),
      sql: monthly(`grp = '${group}' AND ${months}`),
    },
    {
      name: 'distinct people, 24 months, the site',
      question: long,
      sql: monthly(months),
    },
  ];
}
