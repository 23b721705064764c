import { countedEvents } from '../acts.js';
import type { Measurement } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { readCounts, type CountRow } from './read-counts.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { bucketOf, inScope, inWindows, isCurrent } from './scope.js';

/**
 * How often an event happened in each bucket: by whom the answer counts (R8), of content that still stands
 * (R10). What has an id counts once however often it was announced. All such figures of a page share this
 * one statement.
 */
export async function countActs(context: MetricContext, event: string): Promise<Measurement> {
  const rows = await context.ask<CountRow & { event: string }>(
    `SELECT event, ${isCurrent()} AS current, toString(${bucketOf(context)}) AS bucket,
      grouping(bucket) AS is_total,
      uniqExactIf(object_key, object_key != cityHash64('')) + countIf(object_key = cityHash64('')) AS n
    FROM messages FINAL
    WHERE ${inScope(context)} AND event IN {counted:Array(String)} AND ${inWindows()}
      AND ${isEligible(context)} AND ${isNotDeleted(context)}
    GROUP BY GROUPING SETS ((event, current, bucket), (event, current))`,
    { counted: countedEvents, ...deletedParameters },
  );
  return readCounts(
    context,
    rows.filter((row) => row.event === event),
  );
}
