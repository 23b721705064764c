import { rankPeople, type RankedActor } from '../answers/rank-people.js';
import type { Metric } from '../metric.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { isAnnouncedFirst } from '../sql/announced-before.js';
import { deletedParameters, isNotDeleted } from '../sql/deleted-content.js';
import { isRankable, isVouchedFor } from '../sql/eligible-people.js';
import { ofWindow } from '../sql/reads-later.js';
import { inScope, inWindow } from '../sql/scope.js';

/** Who posted most. */
export const topAuthors: Metric = {
  id: 'top_authors',
  version: 1,
  label: { en: 'Top authors', fr: 'Top des membres par publications' },
  question: { en: 'Who posts most?', fr: 'Qui publie le plus ?' },
  definition: {
    en: 'People by the posts that they created in the window and that were not deleted since. Equal counts share a place; first among them stands who got there first. People who asked not to be ranked, bots, system, test and suspended accounts are never listed.',
    fr: 'Personnes selon le nombre de leurs publications créées dans la période et non supprimées depuis. À égalité le rang est le même ; en premier vient qui y est arrivé d’abord. Qui a demandé à ne pas être classé, les robots et les comptes système, de test ou suspendus ne figurent jamais.',
  },
  formula: {
    en: 'members in the order of distinct posts first announced in the window',
    fr: 'membres dans l’ordre des publications distinctes annoncées pour la première fois dans la période',
  },
  edgeCases: [
    {
      en: 'Who asked not to be ranked is not listed and leaves no gap in the ranks.',
      fr: 'Qui a demandé à ne pas être classé ne figure pas et ne laisse pas de trou dans les rangs.',
    },
    {
      en: 'An erased person is never listed; the posts stay in the totals.',
      fr: 'Une personne effacée ne figure jamais ; ses publications restent dans les totaux.',
    },
  ],
  unit: 'rank',
  higherIsBetter: null,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: { places: placesParameter },
  sources: ['Post Created', 'Post Deleted'],
  measure: async (context) => {
    const rows = await rankPeople(context, (count) =>
      context.ask<RankedActor>(
        `SELECT toString(actor) AS actor_key, value, reached FROM (
          SELECT actor, uniqExact(object_key) AS value, toString(max(ts)) AS reached
          FROM messages FINAL
          WHERE ${inScope(context)} AND event = 'Post Created' AND ${inWindow()}
            AND ${isRankable(context)} AND ${isVouchedFor(context)} AND ${isNotDeleted(context)}
            AND ${isAnnouncedFirst(context)}
          GROUP BY actor
        )
        ORDER BY value DESC, reached LIMIT {count:UInt32} WITH TIES`,
        { count, ...deletedParameters },
        ofWindow(context),
      ),
    );
    return { value: null, rows };
  },
};
