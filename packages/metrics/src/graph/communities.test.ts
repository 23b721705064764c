import { expect, test } from 'vitest';
import type { Edge } from './edge.js';
import { communities } from './communities.js';

/** Everybody of a circle with everybody else of it. */
function clique(...names: string[]): Edge[] {
  return names.flatMap((source, at) => names.slice(at + 1).map((target) => ({ source, target })));
}

const bridge = { source: 'a1', target: 'b1' };
const two = [...clique('a1', 'a2', 'a3', 'a4'), ...clique('b1', 'b2', 'b3'), bridge];

test('finds circles that are tied by one bridge, the largest first', () => {
  const { members, modularity } = communities(two);
  expect(members).toEqual([
    ['a1', 'a2', 'a3', 'a4'],
    ['b1', 'b2', 'b3'],
  ]);
  // Of 10 edges 6 and 3 lie inside; the ends in the circles are 13 and 7 of 20.
  expect(modularity).toBeCloseTo(6 / 10 + 3 / 10 - (13 / 20) ** 2 - (7 / 20) ** 2, 12);
});

test('neither the order nor the direction of the edges matters', () => {
  const turned = two.toReversed().map(({ source, target }) => ({ source: target, target: source }));
  expect(communities(turned)).toEqual(communities(two));
});

test('heavy contacts bind more than light ones', () => {
  const path = (first: number, middle: number) => [
    { source: 'a', target: 'b', weight: first },
    { source: 'b', target: 'c', weight: middle },
    { source: 'c', target: 'd', weight: first },
  ];
  expect(communities(path(9, 1)).members).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(communities(path(1, 9)).members[0]).toContain('b');
  expect(communities(path(1, 9)).members[0]).toContain('c');
});

test('nobody, and nobody but oneself, is no community', () => {
  expect(communities([])).toEqual({ members: [], modularity: 0 });
  expect(communities([{ source: 'a', target: 'a' }])).toEqual({ members: [], modularity: 0 });
});
