import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Comments written. */
export const comments: Metric = {
  id: 'comments',
  version: 1,
  label: { en: 'Comments', fr: 'Commentaires' },
  question: {
    en: 'How much did members say about what others shared?',
    fr: 'Combien les membres ont-ils commenté ?',
  },
  definition: {
    en: 'Comments written in the window, answers to comments included, and not deleted since. Comments by bots, system, test and suspended accounts are left out.',
    fr: 'Commentaires écrits dans la période, réponses aux commentaires comprises, et non supprimés depuis. Ceux des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of distinct comments by the instant of their first announcement, less those deleted',
    fr: 'nombre de commentaires distincts à l’instant de leur première annonce, moins ceux supprimés',
  },
  edgeCases: [
    {
      en: 'Answers to comments count as comments, and so do comments on one’s own post.',
      fr: 'Les réponses aux commentaires comptent, comme les commentaires sous sa propre publication.',
    },
    {
      en: 'The same comment sent again counts once.',
      fr: 'Le même commentaire envoyé à nouveau compte une fois.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_comments',
  parameters: { by: segmentParameter },
  sources: ['Comment Created', 'Comment Deleted'],
  measure: (context) => countActs(context, 'Comment Created'),
};
