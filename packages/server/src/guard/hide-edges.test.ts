import type { AnswerEdge } from '@ruche/schema';
import { expect, test } from 'vitest';
import { hideEdges } from './hide-edges.js';

const part = (key: string, suppressed = false) => ({
  ...{ key, label: key, value: suppressed ? null : 9 },
  ...(suppressed && { suppressed }),
});
const edge = (ends: string, people: number): AnswerEdge => {
  const [source = '', target = ''] = ends;
  return { source, target, value: 20, people };
};
const left = (edges: AnswerEdge[], hidden: string[] = []) =>
  hideEdges(
    edges,
    ['a', 'b', 'c'].map((key) => part(key, hidden.includes(key))),
    5,
  ).map(({ source, target }) => source + target);

test('contacts of k people on each side are shown, of fewer not', () => {
  expect(left([edge('ab', 5), edge('ba', 7), edge('aa', 9)])).toEqual(['ab', 'ba', 'aa']);
  expect(left([edge('ab', 4), edge('ba', 3), edge('aa', 9)])).toEqual(['aa']);
});

test('never is a single one missing', () => {
  expect(left([edge('ab', 4), edge('ba', 7), edge('aa', 9)])).toEqual(['aa']);
  expect(left([edge('ab', 4)])).toEqual([]);
});

test('contacts of hidden parts are hidden with them', () => {
  expect(left([edge('ab', 8), edge('ba', 8), edge('bb', 8), edge('ac', 8)], ['b'])).toEqual(['ac']);
});
