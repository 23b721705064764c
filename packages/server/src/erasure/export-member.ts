import type { MemberExport } from '@ruche/schema';
import type { Store } from '../store/store.js';

/** What {@link exportMember} takes. */
export interface ExportMemberOptions {
  store: Store;
  site: string;
  member: string;
  /** The key of the person's rows. */
  person: string;
  asOf: Date;
}

type Act = MemberExport['acts'][number] & { properties: string };

const iso = (column: string) => `concat(replaceOne(toString(${column}, 'UTC'), ' ', 'T'), 'Z')`;

const actsSql = `
  SELECT event, ${iso('any(ts)')} AS at, ${iso('any(received_at)')} AS received,
    arrayFilter(one -> one != '', groupArray(grp)) AS groups, any(device) AS device,
    any(object) AS object, any(parent) AS parent, any(active_ms) AS activeMs,
    any(verified) AS verified, any(props) AS properties
  FROM messages FINAL
  WHERE site = {site:String} AND actor = {person:UInt64}
  GROUP BY id, event ORDER BY any(ts), id`;

/** Gathers everything about one person. */
export async function exportMember(options: ExportMemberOptions): Promise<MemberExport> {
  const { store, site, member, person, asOf } = options;
  await store.flush();
  const ask = <Row>(sql: string) => store.query<Row>(sql, { site, person, member });
  const acts = await ask<Act>(actsSql);
  const memberships = await ask<{ group: string; at: string; joined: number }>(
    `SELECT grp AS group, ${iso('ts')} AS at, joined FROM memberships FINAL
    WHERE site = {site:String} AND actor = {person:UInt64} ORDER BY ts, joined`,
  );
  const records = await ask<{ kind: string; id: string; at: string; body: string }>(
    `SELECT kind, id, ${iso('argMax(records.at, ver)')} AS at, argMax(body, ver) AS body
    FROM records FINAL WHERE site = {site:String}
    GROUP BY kind, id
    HAVING argMax(removed, ver) = 0 AND JSONExtractString(body, 'owner') = {member:String}
    ORDER BY kind, id`,
  );
  return {
    member,
    site,
    asOf: asOf.toISOString(),
    traits: await ask(
      `SELECT trait, value FROM people FINAL
      WHERE site = {site:String} AND actor = {person:UInt64} ORDER BY trait`,
    ),
    memberships: memberships.map((row) => ({ ...row, joined: row.joined === 1 })),
    acts: acts.map((row) => ({
      ...row,
      verified: Number(row.verified) === 1,
      properties: JSON.parse(row.properties || '{}') as Record<string, unknown>,
    })),
    contents: await ask(
      `SELECT kind, id, ${iso('ts')} AS at, grps AS groups, title, url FROM contents FINAL
      WHERE site = {site:String} AND actor = {person:UInt64} ORDER BY ts, id`,
    ),
    concerning: (
      await ask<{ event: string; acts: string }>(
        `SELECT event, count() AS acts FROM messages FINAL
        WHERE site = {site:String} AND main = 1 AND actor != {person:UInt64}
          AND (author = {person:UInt64} OR has(mentions, {person:UInt64}))
        GROUP BY event ORDER BY event`,
      )
    ).map(({ event, acts: count }) => ({ event, acts: Number(count) })),
    records: records.map((row) => ({ ...row, body: JSON.parse(row.body) as unknown })),
  };
}
