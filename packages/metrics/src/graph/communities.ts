import graphology from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { Edge } from './edge.js';

/** What {@link communities} found. */
export interface Communities {
  /** The members of each community, the largest first; among equals the one with the first node. */
  readonly members: readonly (readonly string[])[];
  /** How much denser the communities are than chance would make them: up to 1. */
  readonly modularity: number;
}

/**
 * Communities of everybody who has an edge, by the Louvain method: groups of nodes with more edges inside
 * than chance would have. Directions apart; the same edges give the same communities, in whatever order
 * they come.
 *
 * @example
 * communities([{ source: 'ann', target: 'bob' }, { source: 'cat', target: 'dan' }]).members;
 * // [['ann', 'bob'], ['cat', 'dan']]
 */
export function communities(edges: readonly Edge[]): Communities {
  const graph = new graphology<Record<string, never>, { weight: number }>({ type: 'undirected' });
  const real = edges.filter(({ source, target }) => source !== target).toSorted(byEnds);
  for (const node of nodesOf(real)) graph.addNode(node);
  for (const { source, target, weight = 1 } of real) {
    graph.updateEdge(source, target, (known) => ({ weight: (known.weight ?? 0) + weight }));
  }
  if (graph.order === 0) return { members: [], modularity: 0 };
  const { communities: found, modularity } = louvain.detailed(graph, { randomWalk: false });
  const members = new Map<number, string[]>();
  for (const node of graph.nodes()) {
    const community = found[node] ?? -1;
    members.set(community, [...(members.get(community) ?? []), node]);
  }
  return {
    members: [...members.values()].toSorted((a, b) => b.length - a.length),
    modularity,
  };
}

function nodesOf(edges: readonly Edge[]): string[] {
  return [...new Set(edges.flatMap(({ source, target }) => [source, target]))].toSorted();
}

function byEnds(a: Edge, b: Edge): number {
  return compare(a.source, b.source) || compare(a.target, b.target);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
