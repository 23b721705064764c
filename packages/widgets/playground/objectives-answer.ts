import type { KeyResult, Objective } from '@ruche/client';
import type { Language } from './answers.js';

/** Objectives as the collector lists them: one ahead, one behind with things missing, one reached. */
export function objectivesAnswer(language: Language = 'en'): { objectives: Objective[] } {
  const say = (en: string, fr: string): string => (language === 'fr' ? fr : en);
  const finding = {
    code: 'owner' as const,
    path: 'owner',
    text: say(
      'An owner is missing: somebody has to answer for it.',
      'Il manque un responsable : quelqu’un doit en répondre.',
    ),
  };
  const active = say('Active-member rate', 'Taux d’utilisateurs actifs');
  return {
    objectives: [
      objective('o1', say('A livelier group', 'Un groupe plus vivant'), 'on_track', [
        keyResult('k1', active, { baseline: 0.4, current: 0.52, target: 0.6, unit: 'ratio' }),
        keyResult('k2', say('Posts created', 'Publications créées'), {
          baseline: 80,
          current: 128,
          target: 140,
          unit: 'count',
        }),
      ]),
      objective(
        'o2',
        say('Faster answers to newcomers', 'Répondre plus vite aux nouveaux'),
        'behind',
        [
          keyResult('k3', say('First response', 'Première réponse'), {
            baseline: 30,
            current: 28,
            target: 12,
            unit: 'hours',
          }),
        ],
        { smart: { complete: false, missing: [finding], warnings: [] }, review_due: true },
      ),
      objective('o3', say('Everybody on board', 'Tout le monde à bord'), 'reached', []),
    ],
  };
}

function objective(
  id: string,
  title: string,
  status: Objective['status'],
  keyResults: KeyResult[],
  over: Partial<Objective> = {},
): Objective {
  const known = keyResults.map(({ progress }) => Math.min(1, progress ?? 0));
  const mean = known.reduce((sum, size) => sum + size, 0) / (known.length || 1);
  return {
    id,
    title,
    group: 'design',
    owner: null,
    frequency: 'monthly',
    reviewed: null,
    start: '2026-07-01',
    due: '2026-12-31',
    created: '2026-07-01T08:00:00Z',
    changed: '2026-07-01T08:00:00Z',
    keyResults,
    progress: known.length ? mean : 1,
    pace: 0.67,
    status,
    review_due: false,
    nextReview: '2026-11-30',
    smart: { complete: true, missing: [], warnings: [] },
    asOf: '2026-11-01T08:30:00Z',
    ...over,
  };
}

function keyResult(
  id: string,
  label: string,
  sizes: { baseline: number; current: number; target: number; unit: 'ratio' | 'count' | 'hours' },
): KeyResult {
  const { baseline, current, target, unit } = sizes;
  const progress = (current - baseline) / (target - baseline);
  const metric = { id, version: 1, label, unit, higherIsBetter: true, question: '' };
  return {
    id,
    metric,
    baseline,
    target,
    current,
    unit,
    progress,
    start: '2026-07-01',
    due: '2026-12-31',
    pace: 0.67,
    status: progress > 0.6 ? 'on_track' : 'behind',
    history: [],
  };
}
