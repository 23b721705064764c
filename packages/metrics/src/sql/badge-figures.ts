import { passiveEvents } from '../acts.js';
import type { MetricContext } from '../metric-context.js';
import type { BadgeFigure } from './badge-rules.js';
import { isAnnouncedFirst } from './announced-before.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible, isVouchedFor } from './eligible-people.js';
import { inScope, inWindow } from './scope.js';
import { likeParameters, standingLikes } from './standing-likes.js';

/**
 * What each person has of a figure in the window, as a subquery of one row for each: `actor`, `figure`,
 * `reached` (when the last of it came). Where a site ranks only acts that it vouched for, only those count.
 */
export function badgeFigure(context: MetricContext, figure: BadgeFigure): string {
  return {
    posts: () => created(context, 'Post Created'),
    comments: () => created(context, 'Comment Created'),
    likes_given: () => likesGiven(context),
    likes_received: () => likesReceived(context),
    active_days: () => activeDays(context),
  }[figure]();
}

/** The parameters of {@link badgeFigure}. */
export const badgeParameters = {
  ...likeParameters,
  ...deletedParameters,
  passive: passiveEvents,
};

function created(context: MetricContext, event: 'Post Created' | 'Comment Created'): string {
  return `(
    SELECT actor, uniqExact(object_key) AS figure, max(ts) AS reached
    FROM messages FINAL
    WHERE ${inScope(context)} AND event = '${event}' AND ${inWindow()} AND actor != 0
      AND ${isEligible(context)} AND ${isNotDeleted(context)} AND ${isVouchedFor(context)}
      AND ${isAnnouncedFirst(context)}
    GROUP BY actor
  )`;
}

function likesGiven(context: MetricContext): string {
  return `(
    SELECT liker AS actor, count() AS figure, max(given) AS reached
    FROM ${standingLikes(context)}
    WHERE liker != 0 AND ${inWindow('given')} AND ${isVouchedFor(context, 'proven')}
    GROUP BY actor
  )`;
}

/** Whom a like does not name as the author is found by what they announced. */
function likesReceived(context: MetricContext): string {
  const likes = `(
      SELECT if(is_comment, 'comment', 'post') AS kind, thing, owner, given
      FROM ${standingLikes(context)}
      WHERE ${inWindow('given')} AND ${isVouchedFor(context, 'proven')}
    )`;
  return `(
    SELECT if(owner != 0, owner, stored) AS actor, count() AS figure, max(given) AS reached
    FROM ${likes} AS likes
    GLOBAL ANY LEFT JOIN (
      SELECT toString(kind) AS kind, id AS thing, actor AS stored FROM contents FINAL
      WHERE site = {site:String} AND kind IN ('post', 'comment')
        AND id GLOBAL IN (SELECT thing FROM ${likes} WHERE owner = 0)
    ) AS content USING (kind, thing)
    WHERE actor != 0 AND ${isEligible(context)}
    GROUP BY actor
  )`;
}

function activeDays(context: MetricContext): string {
  return `(
    SELECT actor, uniqExact(toDate(ts, {zone:String})) AS figure, max(ts) AS reached
    FROM messages FINAL
    WHERE ${inScope(context)} AND event NOT IN {passive:Array(String)} AND ${inWindow()}
      AND actor != 0 AND ${isEligible(context)} AND ${isVouchedFor(context)}
    GROUP BY actor
  )`;
}
