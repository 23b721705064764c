import type { Metric } from '../metric.js';
import { isAnnouncedFirst } from '../sql/announced-before.js';
import { deletedParameters, isNotDeleted } from '../sql/deleted-content.js';
import { isEligible } from '../sql/eligible-people.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, inWindows, isCurrent } from '../sql/scope.js';
import { concentrationOf } from '../statistics/concentration-of.js';

/** On how few people the community rests. */
export const concentration: Metric = {
  id: 'concentration',
  version: 1,
  label: { en: 'Concentration', fr: 'Concentration' },
  question: {
    en: 'On how few people do the posts rest?',
    fr: 'Sur combien de personnes reposent les publications ?',
  },
  definition: {
    en: 'The smallest number of people who wrote at least half of the posts of the window. Beside it the Gini coefficient over the authors (0: all wrote the same; towards 1: one wrote nearly all), the posts and the authors. Posts without a person, deleted posts, and those of bots, system, test and suspended accounts are left out.',
    fr: 'Le plus petit nombre de personnes ayant écrit au moins la moitié des publications de la période. À côté, le coefficient de Gini entre auteurs (0 : tous ont écrit autant ; vers 1 : une seule personne a presque tout écrit), les publications et les auteurs. Les publications sans personne, les publications supprimées et celles des robots et des comptes système, de test ou suspendus sont écartées.',
  },
  formula: {
    en: 'least n such that the n most prolific authors wrote at least half of the posts',
    fr: 'plus petit n tel que les n auteurs les plus prolifiques ont écrit au moins la moitié des publications',
  },
  edgeCases: [
    {
      en: 'One author: 1, and Gini 0.',
      fr: 'Un seul auteur : 1, et Gini 0.',
    },
    {
      en: 'Exactly half is enough.',
      fr: 'La moitié exactement suffit.',
    },
  ],
  unit: 'people',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: {},
  sources: ['Post Created', 'Post Deleted'],
  measure: async (context) => {
    const rows = await context.ask<{ current: number; posts: string[] }>(
      `SELECT current, groupArray(n) AS posts FROM (
        SELECT ${isCurrent()} AS current, actor, uniqExact(object_key) AS n
        FROM messages FINAL
        WHERE ${inScope(context)} AND event = 'Post Created' AND ${inWindows()} AND actor != 0
          AND ${isEligible(context)} AND ${isNotDeleted(context)} AND ${isAnnouncedFirst(context)}
        GROUP BY current, actor
      )
      GROUP BY current`,
      deletedParameters,
      ofWindow(context),
    );
    const postsOf = (current: number) =>
      (rows.find((row) => row.current === current)?.posts ?? []).map(Number);
    const found = concentrationOf(postsOf(1));
    return {
      value: found?.halfBy ?? null,
      ...(context.previous && { previous: { value: concentrationOf(postsOf(0))?.halfBy ?? null } }),
      beside: {
        gini: found?.gini ?? null,
        posts: found?.total ?? 0,
        authors: postsOf(1).length,
      },
    };
  },
};
