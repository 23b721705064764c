import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Projects created. */
export const projects: Metric = {
  id: 'projects',
  version: 1,
  label: { en: 'Projects created', fr: 'Projets créés' },
  question: {
    en: 'How many projects did members start?',
    fr: 'Combien de projets les membres ont-ils lancés ?',
  },
  definition: {
    en: 'Projects created in the window. Projects of bots, system, test and suspended accounts are left out. A group without projects has no value, not 0.',
    fr: 'Projets créés dans la période. Ceux des robots et des comptes système, de test ou suspendus sont écartés. Un groupe sans projets n’a pas de valeur, et non 0.',
  },
  formula: {
    en: 'number of distinct projects by the instant of their first announcement',
    fr: 'nombre de projets distincts à l’instant de leur première annonce',
  },
  edgeCases: [
    {
      en: 'A group without the module: not_enabled.',
      fr: 'Un groupe sans l’application : not_enabled.',
    },
    {
      en: 'The same project sent again counts once.',
      fr: 'Le même projet envoyé à nouveau compte une fois.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  module: 'projects',
  emptyReason: 'no_projects',
  parameters: { by: segmentParameter },
  sources: ['Project Created'],
  measure: (context) => countActs(context, 'Project Created'),
};
