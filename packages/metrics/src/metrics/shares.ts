import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Posts shared. */
export const shares: Metric = {
  id: 'shares',
  version: 1,
  label: { en: 'Shares', fr: 'Partages' },
  question: {
    en: 'How often did members share a post?',
    fr: 'Combien de fois les membres ont-ils partagé une publication ?',
  },
  definition: {
    en: 'Shares of posts in the window; whoever shares a post twice counts twice. Shares of posts that were deleted since, and those by bots, system, test and suspended accounts, are left out.',
    fr: 'Partages de publications dans la période ; qui partage deux fois compte deux fois. Les partages de publications supprimées depuis et ceux des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of shares, less those of deleted posts',
    fr: 'nombre de partages, moins ceux des publications supprimées',
  },
  edgeCases: [
    {
      en: 'The same message sent twice is one share; two messages are two.',
      fr: 'Le même message envoyé deux fois est un partage ; deux messages en font deux.',
    },
    {
      en: 'A share without a person counts.',
      fr: 'Un partage sans personne compte.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_shares',
  parameters: { by: segmentParameter },
  sources: ['Post Shared', 'Post Deleted'],
  measure: (context) => countActs(context, 'Post Shared'),
};
