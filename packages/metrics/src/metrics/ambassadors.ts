import { rankPeople, type RankedActor } from '../answers/rank-people.js';
import type { Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { qualifyingActs } from '../parameters/level-parameter.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { commentsOnOthers } from '../sql/comments-on-others.js';
import { isAnnouncedFirst } from '../sql/announced-before.js';
import { contactParameters, contactsAndLikes } from '../sql/contacts.js';
import { isNotDeleted } from '../sql/deleted-content.js';
import { isEligible, isRankable, isVouchedFor } from '../sql/eligible-people.js';
import {
  memberParameters,
  memberSpans,
  membershipOf,
  stayedSince,
  type Membership,
} from '../sql/member-spans.js';
import { ofWindow, ofWindowAndLikes } from '../sql/reads-later.js';
import { inScope, inWindow, windowUntil } from '../sql/scope.js';
import { isMemberAt } from '../sql/status-marks.js';
import { windowEnd } from '../windows/window-end.js';

type Ambassador = RankedActor & {
  readonly members: number | string;
  readonly total: number | string;
};

/** How long somebody has been a member at least. */
const tenureDays = 30;

/** What the score is the mean of, and the number that each is the percentile of. */
const parts = ['posts', 'interactions', 'people_reached', 'active_weeks'] as const;
const raw = parts.map((part) => `${part}_count`);

/** Who carries the community. */
export const ambassadors: Metric = {
  id: 'ambassadors',
  version: 1,
  label: { en: 'Ambassadors', fr: 'Ambassadeurs' },
  question: { en: 'Who carries the community?', fr: 'Qui porte la communauté ?' },
  definition: {
    en: 'Members for at least 30 days at the end of the window, by the mean of four percentiles (the share of the other members who have strictly less): posts, interactions given (standing likes and comments on others’ content), distinct people reached (authors of what they liked or commented on, and people they mentioned), weeks with any act. Each row carries its four parts and their numbers; a score of 0 is not listed. Who asked not to be ranked is compared with but never listed; bots, system, test and suspended accounts are neither.',
    fr: 'Membres depuis au moins 30 jours à la fin de la période, selon la moyenne de quatre percentiles (la part des autres membres qui ont strictement moins) : publications, interactions données (likes valables et commentaires sur les contenus des autres), personnes distinctes touchées (auteurs de ce qui a été aimé ou commenté, personnes mentionnées), semaines avec au moins un acte. Chaque ligne porte ses quatre parts et leurs nombres ; un score de 0 ne figure pas. Qui a demandé à ne pas être classé sert à la comparaison mais ne figure jamais ; les robots et les comptes système, de test ou suspendus, ni l’un ni l’autre.',
  },
  formula: {
    en: 'mean of four percentiles, each 100 × members with strictly less ÷ (members − 1)',
    fr: 'moyenne de quatre percentiles, chacun 100 × membres ayant strictement moins ÷ (membres − 1)',
  },
  edgeCases: [
    {
      en: 'Fewer than two members of 30 days: no value (too_few_members).',
      fr: 'Moins de deux membres depuis 30 jours : pas de valeur (too_few_members).',
    },
    {
      en: 'Everybody has 0 in a part: its percentile is 0 for all, not 100.',
      fr: 'Si tous ont 0 dans une part, son percentile est 0 pour tous, et non 100.',
    },
    {
      en: 'Who left and came back has been a member since coming back.',
      fr: 'Qui est parti puis revenu est membre depuis son retour.',
    },
  ],
  unit: 'score',
  higherIsBetter: null,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'manager',
  emptyReason: 'too_few_members',
  parameters: { places: placesParameter },
  sources: [
    ...['Post Created', 'Post Liked', 'Comment Liked', 'Comment Created', 'Message Sent'],
    ...['page', 'any event by a person', 'group', 'Group Left', 'rosters'],
  ],
  measure: async (context) => {
    const membership = await membershipOf(context);
    let [members, total] = [0, 0];
    const read = async (count: number) => {
      const rows = await bestScores(context, membership, count);
      total = Number(rows[0]?.total ?? 0);
      members = rows[0] ? Number(rows[0].members) : await countTenured(context, membership);
      return rows;
    };
    const rows = await rankPeople(context, read, [...parts, ...raw]);
    const isComparable = members >= 2;
    return {
      value: isComparable ? total : null,
      rows: isComparable ? rows : [],
      beside: { members },
      membership,
    };
  },
};

/**
 * The best scores, each with how many members were compared and how many of them score. Many members have the
 * same four numbers, most of them none at all, so those are compared and not the members.
 */
function bestScores(
  context: MetricContext,
  membership: Membership,
  count: number,
): Promise<Ambassador[]> {
  const { parameters } = qualifyingActs({ level: 'connected' });
  const numbers = raw.join(', ');
  const percentile = (number: string) =>
    `if(members < 2, 0, 100 * (sum(people) OVER (ORDER BY ${number}) - sum(people) OVER (PARTITION BY ${number})) / (members - 1))`;
  const percentiles = parts.map((part, index) => `${percentile(raw[index] ?? '')} AS ${part}`);
  return context.ask<Ambassador>(
    `SELECT toString(who.2) AS actor_key, value, toString(who.1) AS reached, members, total,
      ${[...parts, ...raw].join(', ')}
    FROM (
      SELECT *, sum(length(active)) OVER () AS total,
        sum(length(active)) OVER (ORDER BY value DESC) - sum(length(active)) OVER (PARTITION BY value) AS better
      FROM (
        SELECT active, members, ${numbers},
          ${percentiles.join(',\n          ')},
          (${parts.join(' + ')}) / ${parts.length} AS value
        FROM (
          SELECT ${numbers}, count() AS people, sum(people) OVER () AS members,
            groupArrayIf((last, actor), has_acted AND ${isRankable(context)}) AS active
          FROM ${tenured(context, membership)} AS members
          GLOBAL ANY LEFT JOIN (${actsOf(context)}) AS acts USING (actor)
          GROUP BY ${numbers}
        )
      )
      WHERE value > 0
    )
    ARRAY JOIN active AS who
    WHERE better < {count:UInt32}
    ORDER BY value DESC, reached LIMIT {count:UInt32} WITH TIES`,
    { ...parameters, ...contactParameters, ...tenureParameters(context), count },
    ofWindowAndLikes(context),
  );
}

async function countTenured(context: MetricContext, membership: Membership): Promise<number> {
  const [row] = await context.ask<{ n: string }>(
    `SELECT count() AS n FROM ${tenured(context, membership)}`,
    tenureParameters(context),
    ofWindow(context),
  );
  return Number(row?.n ?? 0);
}

/** Those who have been members for long enough, once each. */
function tenured(context: MetricContext, membership: Membership): string {
  const tenuredBy = `fromUnixTimestamp64Milli({tenuredBy:Int64}, 'UTC')`;
  if (membership === 'roster' && !context.facts.hasLeavers) {
    return `(SELECT actor FROM (${stayedSince(context)}) WHERE since <= ${tenuredBy})`;
  }
  return `(
          SELECT actor FROM ${memberSpans(context, membership)}
          WHERE ${isMemberAt(windowUntil)} AND starts[1] <= ${tenuredBy}
        )`;
}

function tenureParameters(context: MetricContext): Record<string, unknown> {
  const tenuredBy = windowEnd(context).subtract({ days: tenureDays }).epochMilliseconds;
  return { ...memberParameters, tenuredBy };
}

/** Each person's numbers, and when the last of what they count was done. */
function actsOf(context: MetricContext): string {
  const people = `actor != 0 AND ${isEligible(context)} AND ${isVouchedFor(context)}`;
  const week = 'toStartOfWeek(toDate(ts, {zone:String}), {weekMode:UInt8})';
  return `
    SELECT actor, max(done) AS last, 1 AS has_acted,
      arrayUniq(groupArrayIf(about, kind = 1)) AS posts_count, countIf(interacts) AS interactions_count,
      arrayUniq(groupArrayIf(about, kind = 2)) AS people_reached_count, countIf(kind = 3) AS active_weeks_count
    FROM (
      SELECT actor, ts AS done, object_key AS about, 1 AS kind, 0 AS interacts FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Post Created' AND ${inWindow()} AND ${people}
        AND ${isNotDeleted(context)} AND ${isAnnouncedFirst(context)}
      UNION ALL
      SELECT commenter, written, toUInt64(0), 0, 1 FROM ${commentsOnOthers(context)}
      WHERE commenter != 0 AND ${isVouchedFor(context, 'proven')}
      UNION ALL
      SELECT source, at, target, if(reaches, 2, 0), is_like FROM ${contactsAndLikes(context, { ranked: true })}
      UNION ALL
      SELECT actor, max(ts), toUInt64(toUInt16(${week}) AS week), 3, 0 FROM messages FINAL
      WHERE ${inScope(context)} AND event NOT IN {acts:Array(String)} AND ${inWindow()} AND ${people}
      GROUP BY actor, week
    )
    GROUP BY actor`;
}
