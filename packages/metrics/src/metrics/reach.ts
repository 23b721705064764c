import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { commentsOnOthers } from '../sql/comments-on-others.js';
import { isNotDeleted } from '../sql/deleted-content.js';
import { isEligible } from '../sql/eligible-people.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { ofWindowAndLikes } from '../sql/reads-later.js';
import { inScope, inWindow, inWindows, isCurrent, windowUntil } from '../sql/scope.js';
import { likeParameters, standingLikes } from '../sql/standing-likes.js';
import { windowMembers } from '../sql/window-members.js';

interface ReachRow {
  readonly current: number;
  readonly members: string;
  readonly members_who_saw: string;
  readonly viewers: string;
  readonly engaged: string;
  readonly collected: number;
}

/** How many see what is posted. */
export const reach: Metric = {
  id: 'reach',
  version: 1,
  label: { en: 'Reach', fr: 'Portée' },
  question: {
    en: 'Which share of the members sees what is posted?',
    fr: 'Quelle part des membres voit ce qui est publié ?',
  },
  definition: {
    en: 'Distinct members who saw a post in the window ÷ members in it. Beside it: everybody who saw one (viewers), and the share of them who liked something, commented or shared in the window (engaged). Where no views are collected there is no value. Views of deleted posts and bots, system, test and suspended accounts are left out; so are likes and comments on one’s own content.',
    fr: 'Membres distincts ayant vu une publication dans la période ÷ membres de la période. À côté : toutes les personnes qui en ont vu une (viewers) et la part d’entre elles qui ont aimé, commenté ou partagé dans la période (engaged). Sans collecte des vues, il n’y a pas de valeur. Les vues de publications supprimées, les robots et les comptes système, de test ou suspendus sont écartés, ainsi que les likes et commentaires sur ses propres contenus.',
  },
  formula: {
    en: 'distinct members who saw a post ÷ members; engaged: distinct people who saw and acted ÷ distinct people who saw',
    fr: 'membres distincts ayant vu une publication ÷ membres ; engaged : personnes ayant vu et agi ÷ personnes ayant vu',
  },
  edgeCases: [
    {
      en: 'No view was ever collected: no value (no_views), not 0.',
      fr: 'Aucune vue n’a jamais été collectée : pas de valeur (no_views), et non 0.',
    },
    {
      en: 'A viewer who is no member is among the viewers and not in the rate.',
      fr: 'Un lecteur non membre est parmi les viewers et non dans le taux.',
    },
  ],
  unit: 'ratio',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_members',
  parameters: { by: segmentParameter },
  sources: [
    ...['Post Viewed', 'Post Liked', 'Comment Liked', 'Comment Created', 'Post Shared'],
    ...['group', 'Group Left', 'rosters'],
  ],
  measure: async (context) => {
    const membership = await membershipOf(context);
    const rows = await countViewers(context, membership);
    const isCollected = rows.some(({ collected }) => collected === 1);
    const figure = (current: number): Figure => {
      const row = rows.find((one) => one.current === current);
      const [numerator, denominator] = [Number(row?.members_who_saw), Number(row?.members)];
      if (!isCollected) return { value: null };
      if (!row || denominator === 0) return { value: null, numerator: 0, denominator: 0 };
      return { value: numerator / denominator, numerator, denominator };
    };
    const own = rows.find(({ current }) => current === 1);
    const viewers = Number(own?.viewers ?? 0);
    return {
      ...figure(1),
      ...(context.previous && { previous: figure(0) }),
      ...(!isCollected && { reason: 'no_views' }),
      ...(isCollected && {
        beside: { viewers, engaged: viewers === 0 ? null : Number(own?.engaged) / viewers },
      }),
      isRateOfPeople: true,
      membership,
    };
  },
};

/** What each person is: a member, somebody who saw, somebody who reacted; then how many of each. */
function countViewers(context: MetricContext, membership: Membership): Promise<ReachRow[]> {
  const views = `${inScope(context)} AND event = 'Post Viewed'`;
  const isStanding = isNotDeleted(context, { created: `'Post Created'` });
  return context.ask<ReachRow>(
    `SELECT current, countIf(member) AS members, countIf(member AND saw) AS members_who_saw,
      countIf(saw) AS viewers, countIf(saw AND reacted) AS engaged,
      (SELECT count() > 0 FROM (SELECT 1 FROM messages WHERE ${views} AND ts < ${windowUntil} LIMIT 1)) AS collected
    FROM (
      SELECT actor, current, max(role = 1) AS member, max(role = 2) AS saw, max(role = 3) AS reacted
      FROM (
        SELECT actor, current :: UInt8 AS current, 1 AS role FROM ${windowMembers(context, membership)}
        UNION ALL
        SELECT actor, ${isCurrent()} AS current, 2 FROM messages FINAL
        WHERE ${views} AND ${inWindows()} AND actor != 0 AND ${isEligible(context)} AND ${isStanding}
        UNION ALL
        SELECT liker, 1, 3 FROM ${standingLikes(context)} WHERE ${inWindow('given')}
        UNION ALL
        SELECT commenter, 1, 3 FROM ${commentsOnOthers(context)}
        UNION ALL
        SELECT actor, 1, 3 FROM messages FINAL
        WHERE ${inScope(context)} AND event = 'Post Shared' AND ${inWindow()} AND ${isEligible(context)}
          AND ${isStanding}
      )
      WHERE actor != 0
      GROUP BY actor, current
      UNION ALL
      SELECT 0, 1, 0, 0, 0
    )
    GROUP BY current`,
    { ...likeParameters, ...memberParameters },
    ofWindowAndLikes(context),
  );
}
