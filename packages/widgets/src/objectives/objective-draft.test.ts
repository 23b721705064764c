import { expect, it } from 'vitest';
import { objectivesAnswer } from '../../playground/objectives-answer.js';
import { draftOf, newDraft, numberOf, problemsOf, settingsOf } from './objective-draft.js';
import type { ScaleOf } from './objective-draft.js';

const scaleOf: ScaleOf = (metric) => (metric === 'k1' ? 100 : 1);
const [first] = objectivesAnswer().objectives;

it('shows shares in percent, and sends back what it was given', () => {
  if (!first) throw new Error('no objective');
  const draft = draftOf(first, scaleOf, 'fr');
  expect(draft.results.map(({ baseline, target }) => [baseline, target])).toEqual([
    ['40', '60'],
    ['80', '140'],
  ]);
  expect(problemsOf(draft)).toEqual(new Map());
  expect(settingsOf(draft, scaleOf)).toEqual({
    title: first.title,
    group: 'design',
    frequency: 'monthly',
    start: '2026-07-01',
    due: '2026-12-31',
    keyResults: [
      { id: 'k1', metric: 'k1', baseline: 0.4, target: 0.6 },
      { id: 'k2', metric: 'k2', baseline: 80, target: 140 },
    ],
  });
});

it('reads numbers as people type them, and none where there is none', () => {
  expect(['58,3', '1 200', '58 %', '−4', ''].map(numberOf)).toEqual([
    58.3,
    1200,
    58,
    -4,
    undefined,
  ]);
  expect(['many', '1e9', '1.2.3', '--1'].map(numberOf)).toEqual(Array(4).fill(Number.NaN));
});

it('finds what is wrong before anybody is asked', () => {
  const draft = { ...newDraft('design'), start: '2026-10-02', due: '2026-10-01' };
  const [result] = draft.results;
  if (!result) throw new Error('no key result');
  draft.results = [
    { ...result, baseline: '4', target: '4,0' },
    { ...result, baseline: 'four', target: '' },
  ];
  expect(Object.fromEntries(problemsOf(draft))).toEqual({
    title: 'no-title',
    due: 'reversed',
    'keyResults.0.target': 'same-target',
    'keyResults.1.baseline': 'no-number',
  });
});

it('leaves out a key result of which nothing was filled in', () => {
  const draft = { ...newDraft(undefined), title: ' More answers ' };
  expect(settingsOf(draft, scaleOf)).toEqual({
    title: 'More answers',
    frequency: 'monthly',
    keyResults: [],
  });
});
