import type { Figure, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { commentsOnOthers } from '../sql/comments-on-others.js';
import { isNotDeleted } from '../sql/deleted-content.js';
import { isEligible } from '../sql/eligible-people.js';
import { memberParameters, membershipOf, type Membership } from '../sql/member-spans.js';
import { ofWindow, ofWindowAndLikes } from '../sql/reads-later.js';
import { inScope, inWindow, inWindows, isCurrent, windowUntil } from '../sql/scope.js';
import { likeParameters, standingLikes } from '../sql/standing-likes.js';
import { windowsOfMembers } from '../sql/window-members.js';

/** What somebody may be, each a bit, so that what somebody is fits into one number. */
const role = {
  member: 1,
  /** The same in the window compared with. */
  memberBefore: 2,
  saw: 4,
  sawBefore: 8,
  reacted: 16,
  /** Saw something before now. */
  hasSeen: 32,
} as const;

interface RolesRow {
  readonly roles: number;
  readonly people: string;
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
    const count = await countRoles(context, membership);
    const isCollected = count('hasSeen') > 0 || (await wasEverSeen(context));
    const rate = (numerator: number, denominator: number): Figure => {
      if (!isCollected) return { value: null };
      return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
    };
    const viewers = count('saw');
    return {
      ...rate(count('member', 'saw'), count('member')),
      ...(context.previous && {
        previous: rate(count('memberBefore', 'sawBefore'), count('memberBefore')),
      }),
      ...(!isCollected && { reason: 'no_views' }),
      ...(isCollected && {
        beside: { viewers, engaged: viewers === 0 ? null : count('saw', 'reacted') / viewers },
      }),
      isRateOfPeople: true,
      membership,
    };
  },
};

/** What each person is: a member, somebody who saw, somebody who reacted; then how many are all that is asked for. */
async function countRoles(context: MetricContext, membership: Membership) {
  const isStanding = isNotDeleted(context, { created: `'Post Created'` });
  const rows = await context.ask<RolesRow>(
    `SELECT roles, count() AS people
    FROM (
      SELECT actor, groupBitOr(role) AS roles
      FROM (
        SELECT actor, windows AS role FROM ${windowsOfMembers(context, membership)}
        UNION ALL
        SELECT actor, if(${isCurrent()}, ${role.saw}, ${role.sawBefore}) + if(ts < ${windowUntil}, ${role.hasSeen}, 0)
        FROM messages FINAL
        WHERE ${isView(context)} AND ${inWindows()} AND actor != 0 AND ${isEligible(context)} AND ${isStanding}
        UNION ALL
        SELECT liker, ${role.reacted} FROM ${standingLikes(context)} WHERE ${inWindow('given')}
        UNION ALL
        SELECT commenter, ${role.reacted} FROM ${commentsOnOthers(context)}
        UNION ALL
        SELECT actor, ${role.reacted} FROM messages FINAL
        WHERE ${inScope(context)} AND event = 'Post Shared' AND ${inWindow()} AND ${isEligible(context)}
          AND ${isStanding}
      )
      WHERE actor != 0
      GROUP BY actor
    )
    GROUP BY roles`,
    { ...likeParameters, ...memberParameters },
    ofWindowAndLikes(context),
  );
  return (...names: (keyof typeof role)[]): number =>
    rows
      .filter(({ roles }) => names.every((name) => (roles & role[name]) !== 0))
      .reduce((sum, { people }) => sum + Number(people), 0);
}

/** Whether any view was collected at all, be it of something deleted or by nobody who counts. */
async function wasEverSeen(context: MetricContext): Promise<boolean> {
  const rows = await context.ask(
    `SELECT 1 AS seen FROM messages WHERE ${isView(context)} AND ts < ${windowUntil} LIMIT 1`,
    {},
    ofWindow(context),
  );
  return rows.length > 0;
}

function isView(context: MetricContext): string {
  return `${inScope(context)} AND event = 'Post Viewed'`;
}
