import type { MetricContext } from '../metric-context.js';
import { windowFrom, windowUntil } from './scope.js';
import { tagMark } from './tag-mark.js';

/** The statuses of members, in the order in which the marks number them. */
export const statuses = ['new_active', 'new_silent', 'active', 'inactive', 'dormant'] as const;

/** The status of each member at the end of the window, and at the end of the one compared with. */
export function statusMarks({ previous }: MetricContext): string[] {
  const current = statusOf('status', windowFrom, windowUntil, 'last', 'end');
  const [from, to] = [instant('previousFrom'), instant('previousTo')];
  return previous
    ? [current, statusOf('statusPrevious', from, to, 'last_before', 'endBefore')]
    : [current];
}

/** Whoever belongs to the group at that instant, and who leaves on it. */
export function isMemberAt(instantSql: string): string {
  return `arrayExists((s, e) -> s < ${instantSql} AND e >= ${instantSql}, starts, ends)`;
}

function statusOf(
  tag: 'status' | 'statusPrevious',
  from: string,
  end: string,
  last: string,
  name: string,
): string {
  const hasActed = `${last} >= ${instant('activityFrom')}`;
  // Who acted only before all that is read acted longer ago than any limit.
  const silentSince = `multiIf(${hasActed}, ${last}, is_old, toDateTime64(0, 3, 'UTC'), starts[1])`;
  const status = `multiIf(
              starts[1] >= ${from}, if(${last} >= ${from}, 0, 1),
              ${last} >= ${from}, 2,
              ${silentSince} > ${instant(`${name}30`)}, 2,
              ${silentSince} > ${instant(`${name}90`)}, 3,
              4
            )`;
  return `if(${isMemberAt(end)}, [${tagMark(tag, status)}], [])`;
}

function instant(name: string): string {
  return `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;
}
