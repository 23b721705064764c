import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Files added. */
export const files: Metric = {
  id: 'files',
  version: 1,
  label: { en: 'New files', fr: 'Nouveaux fichiers' },
  question: {
    en: 'How many documents did members share?',
    fr: 'Combien de documents les membres ont-ils partagés ?',
  },
  definition: {
    en: 'Files added in the window. A new version of a file is no new file. Files of bots, system, test and suspended accounts are left out. A group without files has no value, not 0.',
    fr: 'Fichiers ajoutés dans la période. Une nouvelle version n’est pas un nouveau fichier. Ceux des robots et des comptes système, de test ou suspendus sont écartés. Un groupe sans fichiers n’a pas de valeur, et non 0.',
  },
  formula: {
    en: 'number of distinct files by the instant of their first announcement',
    fr: 'nombre de fichiers distincts à l’instant de leur première annonce',
  },
  edgeCases: [
    {
      en: 'File Updated never counts.',
      fr: 'File Updated ne compte jamais.',
    },
    {
      en: 'A group without the module: not_enabled.',
      fr: 'Un groupe sans l’application : not_enabled.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  module: 'files',
  emptyReason: 'no_files',
  parameters: { by: segmentParameter },
  sources: ['File Added'],
  measure: (context) => countActs(context, 'File Added'),
};
