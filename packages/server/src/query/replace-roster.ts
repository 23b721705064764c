import type { RosterMember, RosterResult } from '@ruche/schema';
import type { Context } from '../app/context.js';
import { parseTime } from '../collector/count-time.js';
import { membershipRow, seenGroupRow } from '../collector/group-rows.js';
import { idRow, traitRows } from '../collector/people-rows.js';
import { createPersonKeys } from '../collector/person-keys.js';
import type { Site } from '../sites/site.js';
import type { StoredMessage } from '../store/store.js';
import { randomKey } from './random-key.js';

/** Members of a group now, with the time at which each is known to have joined first. */
const membersSql = `
  SELECT actor, toUnixTimestamp64Milli(max(ts)) AS last
  FROM memberships FINAL
  WHERE site = {site:String} AND grp = {group:String}
  GROUP BY actor
  HAVING argMax(joined, (ts, joined)) = 1`;

/** Rows of so many members go to the store at once. */
const atOnce = 5000;

/** What {@link replaceRoster} takes. */
export interface ReplaceRosterOptions {
  context: Pick<Context, 'store' | 'now'>;
  site: Site;
  group: string;
  members: readonly RosterMember[];
}

/**
 * Makes a full roster the truth: who is new in it has joined, who is missing has left now. The same
 * roster again changes nothing. Visible when it resolves.
 */
export async function replaceRoster(options: ReplaceRosterOptions): Promise<RosterResult> {
  const { context, site, group, members } = options;
  const { store, now } = context;
  const time = now();
  const keys = createPersonKeys(site.personKey, 1000);
  await store.flush();
  const before = await store.query<{ actor: string; last: string }>(membersSql, {
    site: site.id,
    group,
  });
  const gone = new Map(before.map(({ actor, last }) => [actor, Number(last)]));
  const present = new Set(gone.keys());

  const messages: StoredMessage[] = [{ id: randomKey(), rows: [seenGroupRow(site.id, group)] }];
  const listed = new Set<string>();
  let joined = 0;
  for (const member of members) {
    const {
      userId,
      traits,
      joined: since,
    } = typeof member === 'string'
      ? { userId: member, traits: undefined, joined: undefined }
      : member;
    const actor = keys.person(userId);
    gone.delete(actor);
    if (listed.has(actor)) continue;
    listed.add(actor);
    const rows = [idRow(site.id, actor, userId), ...traitRows(site.id, actor, traits ?? {}, time)];
    const from = since === undefined ? undefined : parseTime(since);
    const isNew = !present.has(actor);
    if (isNew) joined += 1;
    if (isNew || from) rows.push(membershipRow(site.id, group, actor, from ?? time, true));
    messages.push({ id: randomKey(), rows });
  }
  for (const [actor, last] of gone) {
    // Never before the joining that it ends, whatever the clocks say.
    const left = new Date(Math.max(time.getTime(), last + 1));
    messages.push({ id: randomKey(), rows: [membershipRow(site.id, group, actor, left, false)] });
  }

  for (let start = 0; start < messages.length; start += atOnce) {
    await store.append(messages.slice(start, start + atOnce));
  }
  await store.flush();
  return { group, members: listed.size, joined, left: gone.size };
}
