import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Posts created. */
export const posts: Metric = {
  id: 'posts',
  version: 1,
  label: { en: 'Posts created', fr: 'Publications créées' },
  question: {
    en: 'How much content did members create?',
    fr: 'Combien de contenus les membres ont-ils publiés ?',
  },
  definition: {
    en: 'Posts created in the window and not deleted since. An edit is no new post. Posts by bots, system, test and suspended accounts are left out.',
    fr: 'Publications créées dans la période et non supprimées depuis. Une modification n’est pas une nouvelle publication. Celles des robots et des comptes système, de test ou suspendus sont écartées.',
  },
  formula: {
    en: 'number of distinct posts by the instant of their first announcement, less those deleted',
    fr: 'nombre de publications distinctes à l’instant de leur première annonce, moins celles supprimées',
  },
  edgeCases: [
    {
      en: 'The same post sent again, as an edit or under another message id, counts once, in the bucket of the first.',
      fr: 'La même publication envoyée à nouveau, modifiée ou sous un autre identifiant de message, compte une fois, dans l’intervalle de la première.',
    },
    {
      en: 'A post in several groups counts in each and once for the site.',
      fr: 'Une publication dans plusieurs groupes compte dans chacun et une fois pour le site.',
    },
    {
      en: 'A post deleted long after the window leaves the count of the window.',
      fr: 'Une publication supprimée bien après la période quitte le décompte de la période.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: { by: segmentParameter },
  sources: ['Post Created', 'Post Deleted'],
  measure: (context) => countActs(context, 'Post Created'),
};
