import { countedEvents, repeatedEvents, repeatingEvents } from '../acts.js';
import type { Measurement } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { isAnnouncedFirst } from './announced-before.js';
import { readCounts, type CountRow } from './read-counts.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { ofWindow } from './reads-later.js';
import { bucketOf, inScope, inWindows, isCurrent } from './scope.js';

/**
 * How often an event happened in each bucket: by whom the answer counts (R8), of content that still stands
 * (R10). What has an id counts once, in the bucket in which it was first announced; what may be done again
 * counts each time. All such figures of a page share this one statement.
 */
export async function countActs(context: MetricContext, event: string): Promise<Measurement> {
  const rows = await context.ask<CountRow & { event: string }>(
    `SELECT event, ${isCurrent('done')} AS current, toString(${bucketOf(context, 'done')}) AS bucket,
      grouping(bucket) AS is_total, count() AS n
    FROM (
      SELECT event, min(ts) AS done FROM messages FINAL
      WHERE ${inScope(context)} AND event IN {counted:Array(String)} AND ${inWindows()}
        AND ${isEligible(context)} AND ${isNotDeleted(context, { created: creator })}
        AND (event NOT IN {once:Array(String)} OR ${isAnnouncedFirst(context)})
      GROUP BY event, if(event IN {once:Array(String)}, object_key, cityHash64(id))
    )
    GROUP BY GROUPING SETS ((event, current, bucket), (event, current))`,
    {
      counted: countedEvents,
      repeating: repeatingEvents,
      repeated: repeatedEvents,
      ...deletedParameters,
    },
    ofWindow(context),
  );
  return readCounts(
    context,
    rows.filter((row) => row.event === event),
  );
}

/** The event that created the content that an act is about. */
const creator = `transform(event, {repeating:Array(String)}, {repeated:Array(String)}, event)`;
