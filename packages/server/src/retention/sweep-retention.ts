import { mutate } from '../erasure/mutate.js';
import type { Store } from '../store/store.js';

/** What {@link sweepRetention} takes. */
export interface SweepOptions {
  store: Store;
  site: string;
  /** The first instant that is kept. */
  since: Date;
}

/** How many rows went, by table. */
export type Swept = Record<string, number>;

const old = 'site = {site:String} AND ts < fromUnixTimestamp64Milli({since:Int64})';

/** What goes of each table, in this order: people once nothing speaks of them any more. */
const conditions: Record<string, string> = {
  messages: old,
  contents: old,
  // Whoever has left before that time; the history of who is still there is needed to count members.
  memberships: `site = {site:String} AND (grp, actor) IN (
    SELECT grp, actor FROM memberships WHERE site = {site:String} GROUP BY grp, actor
    HAVING argMax(joined, (ts, joined)) = 0 AND max(ts) < fromUnixTimestamp64Milli({since:Int64}))`,
  people: `site = {site:String}
    AND actor NOT IN (SELECT actor FROM memberships WHERE site = {site:String})
    AND actor NOT IN (SELECT actor FROM messages WHERE site = {site:String})
    AND actor NOT IN (SELECT author FROM messages WHERE site = {site:String})
    AND actor NOT IN (SELECT arrayJoin(mentions) FROM messages WHERE site = {site:String})`,
  person_numbers: `site = {site:String}
    AND actor NOT IN (SELECT actor FROM people WHERE site = {site:String})`,
};

/** Removes what a site keeps no longer. May be done again at any time. */
export async function sweepRetention({ store, site, since }: SweepOptions): Promise<Swept> {
  await store.flush();
  const parameters = { site, since: since.getTime() };
  const swept: Swept = {};
  for (const [table, condition] of Object.entries(conditions)) {
    const sql = `SELECT count() AS n FROM ${table} WHERE ${condition}`;
    const [found] = await store.query<{ n: string }>(sql, parameters);
    swept[table] = Number(found?.n);
    if (swept[table] > 0) await mutate(store, table, `DELETE WHERE ${condition}`, parameters);
  }
  return swept;
}
