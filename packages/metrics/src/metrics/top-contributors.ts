import { rankPeople, type RankedActor } from '../answers/rank-people.js';
import type { Metric } from '../metric.js';
import type { NumberParameter } from '../parameters/parameter.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { commentsOnOthers } from '../sql/comments-on-others.js';
import { isRankable, isVouchedFor } from '../sql/eligible-people.js';
import { ofWindowAndLikes } from '../sql/reads-later.js';
import { inWindow } from '../sql/scope.js';
import { likeParameters, standingLikes } from '../sql/standing-likes.js';

const weight = { type: 'number', minimum: 0, maximum: 100, default: 1 } as const;

const likesWeight: NumberParameter = {
  ...weight,
  description: { en: 'Points for a like given', fr: 'Points pour un like donné' },
};

const commentsWeight: NumberParameter = {
  ...weight,
  description: { en: 'Points for a comment written', fr: 'Points pour un commentaire écrit' },
};

/** Who responded most to others. */
export const topContributors: Metric = {
  id: 'top_contributors',
  version: 1,
  label: { en: 'Top contributors', fr: 'Top des membres par interactions' },
  question: {
    en: 'Who responds most to what others share?',
    fr: 'Qui réagit le plus à ce que partagent les autres ?',
  },
  definition: {
    en: 'People by likes given that still stand and comments written in the window, on other people’s content, times their weights. Likes and comments on one’s own content and on deleted content are left out. Equal values share a place; first among them stands who got there first. People who asked not to be ranked, bots, system, test and suspended accounts are never listed.',
    fr: 'Personnes selon les likes donnés encore valables et les commentaires écrits dans la période, sur les contenus des autres, multipliés par leur poids. Les interactions sur ses propres contenus et sur des contenus supprimés sont écartées. À égalité le rang est le même ; en premier vient qui y est arrivé d’abord. Qui a demandé à ne pas être classé, les robots et les comptes système, de test ou suspendus ne figurent jamais.',
  },
  formula: {
    en: 'likes given × their weight + comments on others’ content × their weight',
    fr: 'likes donnés × leur poids + commentaires sur les contenus des autres × leur poids',
  },
  edgeCases: [
    {
      en: 'A weight of 0 leaves a kind of act out.',
      fr: 'Un poids de 0 écarte un type d’acte.',
    },
    {
      en: 'Where the act does not say whose content it is, the one who announced it is its author.',
      fr: 'Quand l’acte ne dit pas à qui est le contenu, son auteur est qui l’a annoncé.',
    },
  ],
  unit: 'rank',
  higherIsBetter: null,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'viewer',
  emptyReason: 'no_interactions',
  parameters: {
    likes_weight: likesWeight,
    comments_weight: commentsWeight,
    places: placesParameter,
  },
  sources: ['Post Liked', 'Post Unliked', 'Comment Liked', 'Comment Unliked', 'Comment Created'],
  measure: async (context) => {
    const { likes_weight, comments_weight } = context.parameters;
    const read = (count: number) =>
      context.ask<RankedActor>(
        `SELECT toString(person) AS actor_key, countIf(is_like) AS likes, countIf(NOT is_like) AS comments,
          likes * {likesWeight:Float64} + comments * {commentsWeight:Float64} AS value,
          toString(max(done)) AS reached
        FROM (
          SELECT liker AS person, given AS done, proven, 1 AS is_like
          FROM ${standingLikes(context, { who: isRankable(context) })}
          WHERE ${inWindow('given')}
          UNION ALL
          SELECT commenter AS person, written AS done, proven, 0 AS is_like
          FROM ${commentsOnOthers(context, { who: isRankable(context) })}
        )
        WHERE ${isVouchedFor(context, 'proven')}
        GROUP BY person
        HAVING value > 0
        ORDER BY value DESC, reached LIMIT {count:UInt32} WITH TIES`,
        { count, likesWeight: likes_weight, commentsWeight: comments_weight, ...likeParameters },
        ofWindowAndLikes(context),
      );
    return { value: null, rows: await rankPeople(context, read, ['likes', 'comments']) };
  },
};
