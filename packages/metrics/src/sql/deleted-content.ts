import { deletedEvents, deletingEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import { earliest, inGroupOrNone } from './scope.js';

/**
 * Leaves out what was deleted since, whenever that was (R10); a deletion comes after what it deletes, give or
 * take a clock, so older ones need not be read. `created` is the name of the event that creates such
 * content, as an SQL expression; with `key`, it is what the two have in common. `since` is the
 * instant from which deletions are read, for content older than the windows.
 */
export function isNotDeleted(
  context: Pick<MetricContext, 'group' | 'groups' | 'facts'>,
  { created = 'event', key = 'object_key', since }: IsNotDeletedOptions = {},
): string {
  const { facts } = context;
  if (facts.deletions && since === undefined) {
    if (facts.deletions.length === 0) return '1';
    return `bitXor(${key}, cityHash64(${created})) NOT IN {gone:Array(UInt64)}`;
  }
  return `bitXor(${key}, cityHash64(${created})) GLOBAL NOT IN (
    SELECT bitXor(object_key, cityHash64(transform(event, {deleting:Array(String)}, {deleted:Array(String)}, '')))
    FROM messages
    WHERE site = {site:String} AND ${inGroupOrNone(context)} AND event IN {deleting:Array(String)}
      AND ts >= ${since ?? `${earliest} - toIntervalDay(1)`}
  )`;
}

/** What {@link isNotDeleted} takes beside. */
export interface IsNotDeletedOptions {
  readonly created?: string;
  readonly key?: string;
  readonly since?: string;
}

/** The parameters of {@link isNotDeleted}. */
export const deletedParameters = { deleting: deletingEvents, deleted: deletedEvents };
