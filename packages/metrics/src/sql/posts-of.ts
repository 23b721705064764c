import type { MetricContext } from '../metric-context.js';
import { isEligible } from './eligible-people.js';
import { ofWindowAndDeletions } from './reads-later.js';
import { inGroupOrNone } from './scope.js';

/** What is known of a post. */
export interface Post {
  readonly title: string;
  readonly url: string;
  /** The store key of its author, 0 without one. */
  readonly actor_key: string;
  /** The instant of its creation. */
  readonly published: string;
  /** It was deleted, or its author is a bot, a system, test or suspended account. */
  readonly excluded: boolean;
}

/** The posts behind ids; what was never announced is missing from the map. */
export async function postsOf(
  context: MetricContext,
  ids: readonly string[],
): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map();
  const rows = await context.ask<Omit<Post, 'excluded'> & { id: string; excluded: number }>(
    `SELECT id, title, url, toString(actor) AS actor_key,
      formatDateTime(ts, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS published,
      NOT (${isEligible(context)}) OR cityHash64(id) GLOBAL IN (
        SELECT object_key FROM messages
        WHERE site = {site:String} AND ${inGroupOrNone(context)} AND event = 'Post Deleted'
          AND object_key IN (SELECT cityHash64(arrayJoin({ids:Array(String)})))
      ) AS excluded
    FROM contents FINAL
    WHERE site = {site:String} AND kind = 'post' AND id IN {ids:Array(String)}`,
    { ids: [...ids] },
    ofWindowAndDeletions,
  );
  return new Map(
    rows.map(({ id, excluded, ...post }) => [id, { ...post, excluded: excluded === 1 }]),
  );
}
