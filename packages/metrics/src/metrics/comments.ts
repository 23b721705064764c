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
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_comments',
  parameters: { by: segmentParameter },
  sources: ['Comment Created', 'Comment Deleted'],
  measure: (context) => countActs(context, 'Comment Created'),
};
