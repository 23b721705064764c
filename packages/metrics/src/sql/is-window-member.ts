import type { MetricContext } from '../metric-context.js';
import { leaverSpans, stayedBefore, type Membership } from './member-spans.js';
import { windowRows, windowUntil } from './scope.js';

/**
 * Whether somebody belonged to the group for a moment of the window (R7), as a condition on `actor` and
 * `current`. Where nobody said who belongs, everybody who acts does.
 */
export function isWindowMember(context: MetricContext, membership: Membership): string {
  if (membership === 'observed') return '1';
  const stays = (before: string) => `actor GLOBAL IN (${stayedBefore(context, before)})`;
  const staying = `(current AND ${stays(windowUntil)} OR NOT current AND ${stays(previousTo)})`;
  if (!context.facts.hasLeavers) return staying;
  return `(${staying} OR (actor, current) GLOBAL IN (
      SELECT actor, w.1 FROM ${leaverSpans(context)}
      ARRAY JOIN ${windowRows} AS w
      WHERE arrayExists((s, e) -> s < w.3 AND e > w.2 AND e > s, starts, ends)
    ))`;
}

const previousTo = `fromUnixTimestamp64Milli({previousTo:Int64}, 'UTC')`;
