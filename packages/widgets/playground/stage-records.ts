import { AskError } from '@ruche/client';
import type { Annotation, MetricDescription, Objective, RecordAccess } from '@ruche/client';
import { objectivesAnswer } from './objectives-answer.js';
import type { Play } from './stage.js';

/** What happened, for the trends of the stage. */
export const annotations: Annotation[] = [
  {
    id: 'n1',
    group: 'design',
    title: 'Weekly questions begin',
    kind: 'action',
    date: '2026-10-09',
    changed: '2026-10-09T08:00:00Z',
  },
  {
    id: 'n2',
    group: null,
    title: 'Summer school',
    kind: 'event',
    date: '2026-10-19',
    end: '2026-10-22',
    url: 'https://example.org/summer-school',
    changed: '2026-10-19T08:00:00Z',
  },
];

const metrics: [string, string, MetricDescription['unit']][] = [
  ['k1', 'Active-member rate', 'ratio'],
  ['k2', 'Posts created', 'count'],
  ['k3', 'First response', 'hours'],
];

/** Objectives, annotations and metrics without a collector; what is saved is kept while the page is there. */
export function recordsOf(play: Play): Omit<RecordAccess, 'groups'> {
  let objectives = objectivesAnswer().objectives;
  const answer = <T>(give: () => T): Promise<T> => {
    if (play === 'never') return new Promise(() => undefined);
    return typeof play === 'function'
      ? Promise.resolve(give())
      : Promise.reject(new AskError(play));
  };
  const suggestion = {
    target: 0.65,
    past: [0.4, 0.65],
    text: 'What it reached in its best times.',
  };
  const one = (id: string): Objective => {
    const found = objectives.find((objective) => objective.id === id);
    if (!found) throw new AskError('forbidden');
    const keyResults = found.keyResults.map((result) =>
      result.unit === 'ratio' ? { ...result, suggestion } : result,
    );
    return { ...found, keyResults };
  };
  return {
    objectives: () => answer(() => objectives),
    objective: (id) => answer(() => one(id)),
    saveObjective: (id, { title, owner, due }) =>
      answer(() => {
        if (title === 'refused')
          throw new AskError('invalid_field', { path: 'due', detail: 'Too far.' });
        const [first] = objectives;
        const before = objectives.find((objective) => objective.id === id);
        const path = 'owner';
        const missing = owner
          ? []
          : [{ code: 'owner' as const, path, text: 'An owner is missing.' }];
        const smart = { complete: missing.length === 0, missing, warnings: [] };
        const over = { id, title, owner: owner ?? null, due: due ?? null, smart };
        const saved = { ...((before ?? { ...first, keyResults: [] }) as Objective), ...over };
        objectives = before
          ? objectives.map((objective) => (objective === before ? saved : objective))
          : [...objectives, saved];
        return saved;
      }),
    removeObjective: (id) =>
      answer(() => {
        objectives = objectives.filter((objective) => objective.id !== id);
      }),
    annotations: () => answer(() => annotations),
    metrics: () =>
      answer(() =>
        metrics.map(([id, label, unit]) => ({
          ...{ id, label, unit, version: 1, labels: { en: label }, question: '', definition: '' },
          ...{ higherIsBetter: true, shape: 'series', audience: 'viewer', module: null },
          ...{ parameters: [], sources: [] },
        })),
      ),
  };
}
