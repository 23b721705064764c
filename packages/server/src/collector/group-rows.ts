import type { ColumnInteger } from '../store/tables.js';
import { parseTime } from './count-time.js';
import type { StoredRow } from '../store/store.js';

/** What is known of a group. */
export interface GroupFacts {
  name?: string | undefined;
  url?: string | undefined;
  modules?: readonly string[] | undefined;
  timezone?: string | undefined;
  created?: Date | undefined;
}

/** What the owner sets through the API outranks what any page says. */
const ownerRank = 2n ** 60n;

/** The row of a group that something was heard of, and nothing more. */
export function seenGroupRow(site: string, grp: string): StoredRow {
  return groupRow(site, grp, {}, '0');
}

/** The row of a group that the site's owner describes. */
export function ownedGroupRow(site: string, grp: string, facts: GroupFacts, time: Date): StoredRow {
  return groupRow(site, grp, facts, String(ownerRank + BigInt(time.getTime())));
}

/** The row of a group that a `group` call names; undefined when its traits name nothing. */
export function toldGroupRow(
  site: string,
  grp: string,
  traits: Record<string, unknown>,
  time: Date,
): StoredRow | undefined {
  const { name, url, createdAt } = traits;
  if (typeof name !== 'string' || name === '') return undefined;
  const facts: GroupFacts = {
    name: name.slice(0, 200),
    url: typeof url === 'string' ? url.slice(0, 2000) : undefined,
    created: typeof createdAt === 'string' ? parseTime(createdAt) : undefined,
  };
  return groupRow(site, grp, facts, String(time.getTime()));
}

/** The row of a person who joins a group or leaves it. */
export function membershipRow(
  site: string,
  grp: string,
  actor: ColumnInteger,
  time: Date,
  joined: boolean,
): StoredRow {
  const row = { site, grp, actor, ts: time, joined: joined ? 1 : 0 };
  return { table: 'memberships', row };
}

function groupRow(site: string, grp: string, facts: GroupFacts, ver: string): StoredRow {
  const { name = '', url = '', modules = [], timezone = '', created } = facts;
  const row = {
    site,
    grp,
    name,
    url,
    modules,
    timezone,
    created: created ?? null,
    ver,
  };
  return { table: 'groups', row };
}
