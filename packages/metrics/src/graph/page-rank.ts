import graphology from 'graphology';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { Edge } from './edge.js';

/** How {@link pageRank} is computed. */
export interface PageRankOptions {
  /** The share of a score that is passed on along edges. @defaultValue 0.85 */
  readonly damping?: number;
}

/**
 * PageRank of everybody who has an edge: weighted, what nobody passes on spread evenly, the sum 1. Exact to
 * about 1e-12, to which it is rounded, so that equals are equal however their edges were ordered.
 *
 * @example
 * pageRank([{ source: 'ann', target: 'bob', weight: 1 }]); // Map { 'ann' → 0.3509, 'bob' → 0.6491 }
 */
export function pageRank(
  edges: readonly Edge[],
  options: PageRankOptions = {},
): Map<string, number> {
  const { damping = 0.85 } = options;
  const graph = new graphology<Record<string, never>, { weight: number }>({ type: 'directed' });
  for (const { source, target, weight = 1 } of edges) {
    if (source === target) continue;
    graph.updateEdge(source, target, (known) => ({ weight: (known.weight ?? 0) + weight }));
  }
  if (graph.order === 0) return new Map();
  const scores = pagerank(graph, {
    getEdgeWeight: 'weight',
    alpha: damping,
    // The difference of two rounds is to fall below 1e-13 in all, so what is still to come is as small.
    tolerance: 1e-13 / graph.order,
    maxIterations: Math.ceil(Math.log(1e-16) / Math.log(damping)) + 100,
  });
  return new Map(Object.entries(scores).map(([node, score]) => [node, round(score)]));
}

function round(score: number): number {
  return Math.round(score * 1e12) / 1e12;
}
