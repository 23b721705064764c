import { passiveEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import { isEligible } from './eligible-people.js';
import { inGroup, inScope, windowUntil } from './scope.js';

/** Where a group's membership is known from. */
export type Membership = 'roster' | 'observed';

/** Whether the group (or, for the whole site, any group) has a roster or joins at all (R7). */
export async function membershipOf({ facts }: Pick<MetricContext, 'facts'>): Promise<Membership> {
  return facts.hasRoster ? 'roster' : 'observed';
}

/**
 * The spans of membership (R7) as a subquery of one row for each person: `actor`, and the arrays `starts` and
 * `ends` of equal length, in order and apart from each other; an open end lies in the far future. For the
 * whole site, spans in several groups are one.
 */
export function memberSpans(context: MetricContext, membership: Membership): string {
  return membership === 'roster' ? rosterSpans(context) : observedSpans(context);
}

const farFuture = `toDateTime64('2149-01-01 00:00:00', 3, 'UTC')`;

/** Whoever never left is a member since the first join; only the others' facts have to be put in order. */
function rosterSpans(context: MetricContext): string {
  const stayed = `SELECT actor, [since] AS starts, [${farFuture}] AS ends FROM (${stayedSince(context)})`;
  if (!context.facts.hasLeavers) return `(${stayed})`;
  return `(
    ${stayed} UNION ALL SELECT actor, starts, ends FROM ${leaverSpans(context)}
  )`;
}

/** Those who joined and never left, as a statement: `actor`, `since`. */
export function stayedSince(context: MetricContext, only = isEligible(context)): string {
  return `SELECT actor, min(ts) AS since FROM memberships
    WHERE ${stayed(context)} AND ts < ${windowUntil} AND ${only}
    GROUP BY actor`;
}

/** Those who joined before an instant and never left, as a statement: `actor`, once or more often. */
export function stayedBefore(context: MetricContext, before: string): string {
  return `SELECT actor FROM memberships WHERE ${stayed(context)} AND ts < ${before}`;
}

function stayed(context: MetricContext): string {
  const stays = context.facts.hasLeavers ? `actor GLOBAL NOT IN ${leavers(context)}` : '1';
  return `${place(context)} AND joined = 1 AND ${stays}`;
}

function leavers(context: MetricContext): string {
  return `(
    SELECT actor FROM memberships WHERE ${place(context)} AND joined = 0 AND ts < ${windowUntil}
  )`;
}

/** The spans of those who left at some time. */
export function leaverSpans(context: MetricContext): string {
  return `(
    SELECT actor,
      arraySort(edge -> (edge.1, -edge.2), groupArrayArray(edges)) AS sorted,
      arrayCumSum(edge -> edge.2, sorted) AS depth,
      arrayMap(edge -> edge.1, arrayFilter((edge, d) -> edge.2 = 1 AND d = 1, sorted, depth)) AS starts,
      arrayResize(
        arrayMap(edge -> edge.1, arrayFilter((edge, d) -> edge.2 = -1 AND d = 0, sorted, depth)),
        length(starts), ${farFuture}
      ) AS ends
    FROM (
      SELECT actor, arraySort(groupArray((ts, joined))) AS facts,
        arrayFilter(
          (fact, before) -> fact.2 != before, facts,
          arrayPushFront(arrayPopBack(arrayMap(fact -> fact.2, facts)), 0)
        ) AS turns,
        arrayMap(fact -> (fact.1, if(fact.2 = 1, toInt8(1), toInt8(-1))), turns) AS edges
      FROM memberships FINAL
      WHERE ${place(context)} AND ts < ${windowUntil} AND actor GLOBAL IN ${leavers(context)}
        AND ${isEligible(context)}
      GROUP BY grp, actor
    )
    GROUP BY actor
    HAVING notEmpty(starts)
  )`;
}

/** Nobody said who belongs to the group: whoever was seen in it so far does, from that moment on. */
function observedSpans(context: MetricContext): string {
  const created = `UNION ALL
      SELECT actor, parseDateTime64BestEffortOrNull(value, 3, 'UTC') AS seen FROM people FINAL
      WHERE site = {site:String} AND trait = 'createdAt' AND seen IS NOT NULL`;
  return `(
    SELECT actor, [min(assumeNotNull(seen))] AS starts, [${farFuture}] AS ends
    FROM (
      SELECT actor, min(ts) AS seen FROM messages
      WHERE ${inScope(context)} AND actor != 0 AND event NOT IN {recorded:Array(String)} AND ts < ${windowUntil}
      GROUP BY actor
      ${inGroup(context) === null ? created : ''}
    )
    WHERE seen < ${windowUntil} AND ${isEligible(context)}
    GROUP BY actor
  )`;
}

/** The parameters of {@link memberSpans}: what is recorded about a person is no sight of them. */
export const memberParameters = {
  recorded: passiveEvents.filter((event) => event !== 'identify' && event !== 'group'),
};

function place(context: Pick<MetricContext, 'group' | 'groups'>): string {
  return `site = {site:String} AND ${inGroup(context) ?? '1'}`;
}
