import type { MetricContext } from '../metric-context.js';
import { memberSpans, stayedSince, type Membership } from './member-spans.js';
import { windowRows } from './scope.js';

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
