import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Tasks created, with those completed beside them. */
export const tasks: Metric = {
  id: 'tasks',
  version: 1,
  label: { en: 'Tasks created', fr: 'Tâches créées' },
  question: {
    en: 'How many tasks did members take on, and how many did they finish?',
    fr: 'Combien de tâches les membres ont-ils créées, et combien terminées ?',
  },
  definition: {
    en: 'Tasks created in the window; beside them the tasks completed in it, whenever they were created. Tasks of bots, system, test and suspended accounts are left out. A group without tasks has no value, not 0.',
    fr: 'Tâches créées dans la période ; à côté, les tâches terminées dans la période, quelle que soit leur création. Celles des robots et des comptes système, de test ou suspendus sont écartées. Un groupe sans tâches n’a pas de valeur, et non 0.',
  },
  formula: {
    en: 'number of distinct tasks by the instant of their first announcement; beside it, of distinct tasks first completed',
    fr: 'nombre de tâches distinctes à l’instant de leur première annonce ; à côté, de tâches distinctes terminées pour la première fois',
  },
  edgeCases: [
    {
      en: 'A task completed twice was completed once, the first time.',
      fr: 'Une tâche terminée deux fois l’a été une fois, la première.',
    },
    {
      en: 'Completed may exceed created: the tasks may be older than the window.',
      fr: 'Les terminées peuvent dépasser les créées : les tâches peuvent précéder la période.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  module: 'tasks',
  emptyReason: 'no_tasks',
  parameters: { by: segmentParameter },
  sources: ['Task Created', 'Task Completed'],
  measure: async (context) => {
    const [created, completed] = await Promise.all([
      countActs(context, 'Task Created'),
      countActs(context, 'Task Completed'),
    ]);
    return {
      ...created,
      beside: { completed: completed.value },
      series: (created.series ?? []).map((bucket, index) => ({
        ...bucket,
        parts: { completed: completed.series?.[index]?.value ?? 0 },
      })),
    };
  },
};
