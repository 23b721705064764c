import { expect, test } from 'vitest';
import { pageRank } from './page-rank.js';

const edges = (text: string) =>
  text.split(' ').map((pair) => ({ source: pair[0] ?? '', target: pair[1] ?? '' }));

test.each([
  ['ab ba', { a: 1 / 2, b: 1 / 2 }],
  ['ab bc ca', { a: 1 / 3, b: 1 / 3, c: 1 / 3 }],
  // What the centre of the star would pass on is spread evenly: s = 0.0375 + 0.2125 a, a + 3 s = 1.
  ['ba ca da', { a: 1 - (3 * 0.25) / 1.6375, b: 0.25 / 1.6375 }],
  ['ab ba aa', { a: 1 / 2, b: 1 / 2 }],
])('of %s', (text, expected) => {
  const scores = pageRank(edges(text));
  for (const [node, score] of Object.entries(expected)) {
    expect(scores.get(node), node).toBeCloseTo(score, 11);
  }
  expect([...scores.values()].reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 10);
});

test('weights count by their proportion, and edges given twice add up', () => {
  const once = pageRank([
    { source: 'a', target: 'b', weight: 30 },
    { source: 'a', target: 'c', weight: 10 },
  ]);
  expect(pageRank(edges('ab ab ab ac'))).toEqual(once);
  const rest = once.get('a') ?? 0;
  expect(((once.get('b') ?? 0) - rest) / ((once.get('c') ?? 0) - rest)).toBeCloseTo(3, 9);
});

test('the order of the edges changes nothing', () => {
  const some = edges('ab bc cd da ac eb fe gf bg');
  expect([...pageRank(some.toReversed())].sort()).toEqual([...pageRank(some)].sort());
});

test('little damping and much both settle', () => {
  const some = edges('ab bc ca ad');
  expect(pageRank(some, { damping: 0.01 }).get('a')).toBeCloseTo(0.25, 2);
  const much = pageRank(some, { damping: 0.99 });
  expect([...much.values()].reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
});

test('of nobody there is none', () => {
  expect(pageRank([])).toEqual(new Map());
});
