import type { Engine } from '../../packages/server/src/engine/engine.js';
import { migrate } from '../../packages/server/src/store/migrate.js';

/** Groups and acts are drawn so that the largest group holds some 11 % of them (Zipf). */
const groups = 499;
const months = 24;
/** One act in forty is a new post. */
const perPost = 40;

/** What {@link fillEvents} takes. */
export interface FillOptions {
  engine: Engine;
  site: string;
  events: number;
  /** The first instant after the history. */
  until: Date;
  log: (line: string) => void;
}

/** A number in [0, 1) that depends on the row and on what it is for. */
const draw = (purpose: number): string =>
  `(cityHash64(number, ${purpose}) % 4294967296 / 4294967296)`;

const rows = `
SELECT
  site, grp, 1 AS main, event, claimed_at, id, claimed_at AS ts, claimed_at AS received_at,
  actor, actor AS visitor, cityHash64(actor, toDate(claimed_at)) AS session,
  multiIf(
    event IN ('Post Created', 'Post Viewed', 'Post Liked', 'Post Shared'), concat('p', toString(post)),
    event IN ('page', 'Time Spent', 'Message Sent'), '',
    concat('o', toString(number))) AS object,
  if(event = 'Comment Created', concat('p', toString(post)), '') AS parent,
  if(event IN ('Post Liked', 'Comment Created'), cityHash64('actor', intDiv(post, 3)), 0) AS author,
  [] :: Array(UInt64) AS mentions,
  multiIf(device_draw < 0.55, 1, device_draw < 0.93, 2, device_draw < 0.98, 3, 0) AS device,
  if(event = 'Time Spent', toUInt32(15000 + ${draw(8)} * 60000), 0) AS active_ms,
  0 AS verified, 0 AS version,
  if(event = 'page', concat('{"path":"/p/', toString(post), '"}'), '{}') AS props
FROM (
  SELECT
    number,
    {site:String} AS site,
    number % ${perPost} = 0 AS creates,
    if(creates, intDiv(number, ${perPost}), toUInt64({posts:Float64} * pow(${draw(1)}, 2))) AS post,
    concat('g', toString(toUInt32(pow(${groups + 1}, cityHash64(post, 9) % 4294967296 / 4294967296)))) AS grp,
    ${draw(2)} AS kind,
    multiIf(
      creates, 'Post Created', kind < 0.36, 'page', kind < 0.56, 'Time Spent', kind < 0.74, 'Post Viewed',
      kind < 0.86, 'Post Liked', kind < 0.93, 'Comment Created', kind < 0.97, 'Message Sent',
      kind < 0.98, 'Post Shared', kind < 0.985, 'File Added', kind < 0.99, 'Event Scheduled',
      kind < 0.993, 'Project Created', 'Task Created') AS event,
    reinterpretAsUInt128(sipHash128(number)) AS id,
    cityHash64('actor', toUInt64(pow({people:Float64}, ${draw(4)}))) AS actor,
    ${draw(5)} AS device_draw,
    toDateTime64({from:Int64} / 1000 + ${draw(6)} * {length:Int64} / 1000, 3, 'UTC') AS claimed_at
  FROM numbers({first:UInt64}, {count:UInt64})
)`;

const columns =
  'site, grp, main, event, claimed_at, id, ts, received_at, actor, visitor, session, object, parent, ' +
  'author, mentions, device, active_ms, verified, version, props';

/**
 * Writes a history straight into the engine's tables, as `numbers()` makes it there: the same for the
 * same number of events. A member joins each group when first seen in it.
 */
export async function fillEvents({ engine, site, events, until, log }: FillOptions): Promise<void> {
  const month = Math.round(30.44 * 86_400_000);
  const share = Math.ceil(events / months);
  const posts = Math.ceil(events / perPost);
  const people = Math.max(2000, Math.round(130_000 + events * 0.02));
  await migrate({ engine });
  for (let index = 0; index < months; index++) {
    const from = until.getTime() - (months - index) * month;
    const first = index * share;
    const count = Math.min(share, events - first);
    await engine.command(`INSERT INTO messages (${columns}) ${rows}`, {
      ...{ site, posts, people, from, first, count },
      length: month,
    });
    log(`${(first + count).toLocaleString('en')} of ${events.toLocaleString('en')} events`);
  }
  for (const statement of beside) await engine.command(statement, { site });
  // What a running collector's background work does within the hour: one part for each past month.
  await engine.command('OPTIMIZE TABLE messages FINAL');
}

/** The tables beside the facts. */
const beside = [
  `INSERT INTO memberships (site, grp, actor, ts, joined)
   SELECT site, grp, actor, min(ts), 1 FROM messages WHERE site = {site:String} GROUP BY site, grp, actor`,
  `INSERT INTO people (site, trait, actor, value, ver)
   SELECT {site:String}, trait, actor, concat('Member ', toString(actor % 1000000)), 0
   FROM (SELECT DISTINCT actor FROM messages WHERE site = {site:String})
   ARRAY JOIN ['id', 'name'] AS trait`,
  `INSERT INTO groups (site, grp, name, url, modules, timezone, created, ver)
   SELECT {site:String}, grp, grp, '', ['chat', 'files', 'events', 'projects', 'tasks'], 'Europe/Paris', NULL, 1
   FROM (SELECT DISTINCT grp FROM messages WHERE site = {site:String})`,
  `INSERT INTO contents (site, kind, id, actor, grps, ts, title, url, parent, starts_at, ver)
   SELECT {site:String}, kind, object, actor, [grp], ts, concat('About ', object), '', parent,
     if(kind = 'event', ts + INTERVAL 7 DAY, NULL), 0
   FROM (
     SELECT *, transform(event,
       ['Post Created', 'Comment Created', 'File Added', 'Event Scheduled', 'Project Created', 'Task Created'],
       ['post', 'comment', 'file', 'event', 'project', 'task'], '') AS kind
     FROM messages WHERE site = {site:String}
   ) WHERE kind != ''`,
];
