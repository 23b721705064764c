import type { MetricContext } from '../metric-context.js';
import { isEligible } from './eligible-people.js';
import { memberSpans, stayedSince, type Membership } from './member-spans.js';
import { inGroup, previousTo, windowRows, windowUntil } from './scope.js';

/**
 * Who belonged to the group for a moment of the window (`current` 1) or of the one compared with (0), as a
 * subquery of one row for each person and window: `actor`, `current`.
 */
export function windowMembers(context: MetricContext, membership: Membership): string {
  if (membership === 'roster' && !context.facts.hasLeavers) {
    return `(
    SELECT actor, w.1 AS current FROM (${stayedSince(context)})
    ARRAY JOIN ${windowRows} AS w
    WHERE since < w.3
  )`;
  }
  return `(
    SELECT actor, w.1 AS current
    FROM ${memberSpans(context, membership)}
    ARRAY JOIN ${windowRows} AS w
    WHERE arrayExists((s, e) -> s < w.3 AND e > w.2 AND e > s, starts, ends)
  )`;
}

/**
 * The same as bits: `actor`, and `windows`, 1 for the window and 2 for the one compared with. A person may
 * have several rows, whose bits belong together, so that joins need not be put in order first.
 */
export function windowsOfMembers(context: MetricContext, membership: Membership): string {
  if (membership === 'roster' && !context.facts.hasLeavers) {
    return `(
    SELECT actor, (ts < ${windowUntil}) + 2 * (ts < ${previousTo}) AS windows FROM memberships
    WHERE site = {site:String} AND ${inGroup(context) ?? '1'} AND joined = 1 AND ts < ${windowUntil}
      AND ${isEligible(context)}
  )`;
  }
  return `(SELECT actor, if(current, 1, 2) AS windows FROM ${windowMembers(context, membership)})`;
}
