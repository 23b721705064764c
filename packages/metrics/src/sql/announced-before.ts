import type { MetricContext } from '../metric-context.js';
import { isEligible } from './eligible-people.js';
import { inScope, inWindows, isCurrent, windowFrom } from './scope.js';

/**
 * Leaves out what was announced before the window already: what has an id exists once, since its first
 * announcement, however often and by whomever it is sent again (R15). A condition on rows of the windows that
 * announce something.
 */
export function isAnnouncedFirst(context: MetricContext): string {
  if (!context.facts.repeats) return '1';
  const own = `${inScope(context)} AND event IN {once:Array(String)}`;
  return `(event, object_key, ${isCurrent()}) GLOBAL NOT IN (
      SELECT event, object_key, arrayJoin(if(ts < ${previousFrom}, [0, 1], [1])) AS current
      FROM messages
      WHERE ${own} AND ts < ${windowFrom} AND ${isEligible(context)} AND object_key GLOBAL IN (
        SELECT object_key FROM messages WHERE ${own} AND ${inWindows()}
      )
    )`;
}

const previousFrom = `fromUnixTimestamp64Milli({previousFrom:Int64}, 'UTC')`;
