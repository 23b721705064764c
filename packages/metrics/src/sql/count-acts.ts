import { countedEvents, repeatedEvents, repeatingEvents } from '../acts.js';
import type { Measurement } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { readCounts, type CountRow } from './read-counts.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { bucketOf, inScope, inWindows, isCurrent } from './scope.js';

/**
 * How often an event happened in each bucket: by whom the answer counts (R8), of content that still stands
 * (R10). What has an id counts once however often it was announced, but for what may be done again. All such
 * figures of a page share this one statement.
 */
export async function countActs(context: MetricContext, event: string): Promise<Measurement> {
  const rows = await context.ask<CountRow & { event: string }>(
    `SELECT event, ${isCurrent()} AS current, toString(${bucketOf(context)}) AS bucket,
      grouping(bucket) AS is_total,
      uniqExactIf(object_key, ${isOnce}) + countIf(NOT (${isOnce})) AS n
    FROM messages FINAL
    WHERE ${inScope(context)} AND event IN {counted:Array(String)} AND ${inWindows()}
      AND ${isEligible(context)} AND ${isNotDeleted(context, { created: creator })}
    GROUP BY GROUPING SETS ((event, current, bucket), (event, current))`,
    {
      counted: countedEvents,
      repeating: repeatingEvents,
      repeated: repeatedEvents,
      ...deletedParameters,
    },
  );
  return readCounts(
    context,
    rows.filter((row) => row.event === event),
  );
}

/** What is announced again is the same; what is done again is not. */
const isOnce = `object_key != cityHash64('') AND event NOT IN {repeating:Array(String)}`;

/** The event that created the content that an act is about. */
const creator = `transform(event, {repeating:Array(String)}, {repeated:Array(String)}, event)`;
