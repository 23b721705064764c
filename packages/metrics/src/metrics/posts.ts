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
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_posts',
  parameters: { by: segmentParameter },
  sources: ['Post Created', 'Post Deleted'],
  measure: (context) => countActs(context, 'Post Created'),
};
