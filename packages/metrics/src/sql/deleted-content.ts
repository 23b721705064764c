import { deletedEvents, deletingEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import { inGroupOrNone } from './scope.js';

/**
 * Leaves out what was ever deleted, be the deletion before or after (R10). `created` is the name of the event
 * that creates such content, as an SQL expression; with `key`, it is what the two have in common.
 */
export function isNotDeleted(
  context: Pick<MetricContext, 'group' | 'groups' | 'facts'>,
  { created = 'event', key = 'object_key' }: IsNotDeletedOptions = {},
): string {
  const { deletions } = context.facts;
  if (deletions?.length === 0) return '1';
  const gone = deletions ? 'NOT IN {gone:Array(UInt64)}' : `GLOBAL NOT IN ${deletedKeys(context)}`;
  return `bitXor(${key}, cityHash64(${created})) ${gone}`;
}

/** What {@link isNotDeleted} takes beside. */
export interface IsNotDeletedOptions {
  readonly created?: string;
  readonly key?: string;
}

/** The keys of all that was ever deleted, as a subquery. */
export function deletedKeys(context: Pick<MetricContext, 'group' | 'groups'>): string {
  return `(
    SELECT bitXor(object_key, cityHash64(transform(event, {deleting:Array(String)}, {deleted:Array(String)}, ''))) AS key
    FROM messages
    WHERE site = {site:String} AND ${inGroupOrNone(context)} AND event IN {deleting:Array(String)}
  )`;
}

/** The parameters of {@link isNotDeleted} and {@link deletedKeys}. */
export const deletedParameters = { deleting: deletingEvents, deleted: deletedEvents };
