import { expect, test } from 'vitest';
import { betweenness } from './betweenness.js';

const edges = (text: string) =>
  text.split(' ').map((pair) => ({ source: pair[0] ?? '', target: pair[1] ?? '' }));

test.each([
  ['ab bc', { a: 0, b: 1, c: 0 }],
  ['ba bc cb', { a: 0, b: 1, c: 0 }],
  ['ab bc cd', { a: 0, b: 2 / 3, c: 2 / 3, d: 0 }],
  ['ab bc cd da', { a: 1 / 6, b: 1 / 6, c: 1 / 6, d: 1 / 6 }],
  ['ab cd', { a: 0, b: 0, c: 0, d: 0 }],
  ['ab aa', { a: 0, b: 0 }],
])('of %s', async (text, expected) => {
  const { scores, pivots } = await betweenness(edges(text));
  expect(pivots).toBe(Object.keys(expected).length);
  for (const [node, score] of Object.entries(expected)) {
    expect(scores.get(node), node).toBeCloseTo(score, 11);
  }
});

test('of nobody there is none', async () => {
  expect(await betweenness([])).toEqual({ scores: new Map(), pivots: 0 });
});

test('a graph too large is estimated from some of its people, and says so', async () => {
  // Ten wheels around hubs that know each other: everybody is near everybody, the hubs between them.
  const wheels = Array.from({ length: 10 }, (_, hub) => [
    ...Array.from({ length: 10 }, (_other, next) => ({ source: `h${hub}`, target: `h${next}` })),
    ...Array.from({ length: 20 }, (_leaf, leaf) => ({
      source: `h${hub}`,
      target: `${hub}.${leaf}`,
    })),
  ]).flat();
  const exact = await betweenness(wheels);
  const whole = await betweenness(wheels, { steps: 210 * (210 + 2 * 245) });
  expect([exact.pivots, whole.pivots]).toEqual([210, 210]);
  const estimated = await betweenness(wheels, { steps: 105 * (210 + 2 * 245) });
  expect(estimated.pivots).toBe(105);
  for (const [node, score] of exact.scores) {
    const guess = estimated.scores.get(node) ?? -1;
    if (node.startsWith('h')) expect(Math.abs(guess - score) / score, node).toBeLessThan(0.15);
    else expect(guess).toBe(0);
  }
});
