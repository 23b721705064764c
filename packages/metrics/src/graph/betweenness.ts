import graphology from 'graphology';
import { createUnweightedIndexedBrandes } from 'graphology-shortest-path/indexed-brandes.js';
import type { Edge } from './edge.js';

/** Steps of the search for shortest paths: about three seconds, in which others have their turn. */
const maxSteps = 30_000_000;
/** After so many steps others have their turn: about a hundredth of a second. */
const stepsOfTurn = 100_000;

/** Everywhere the same, and in the types of no version of the language. */
declare function setTimeout(then: () => void): unknown;

/** What {@link betweenness} found. */
export interface Betweenness {
  readonly scores: ReadonlyMap<string, number>;
  /** From how many people the shortest paths were followed: all of them, unless the graph is very large. */
  readonly pivots: number;
}

/** How {@link betweenness} is computed. */
export interface BetweennessOptions {
  /**
   * How many steps (people times connections) may be taken. Beyond that the paths are followed from as many
   * people as fit, evenly spread over all, and the scores are an estimate.
   * @defaultValue 30 million
   */
  readonly steps?: number;
}

/**
 * Betweenness of everybody who has an edge: the share of the shortest paths between two others that lead
 * over them, directions and weights apart, end points not counted, divided by the number of pairs of others.
 * Rounded to 1e-12, so that equals are equal however their edges were ordered.
 *
 * @example
 * (await betweenness([{ source: 'ann', target: 'bob' }, { source: 'bob', target: 'cat' }])).scores.get('bob'); // 1
 */
export async function betweenness(
  edges: readonly Edge[],
  { steps = maxSteps }: BetweennessOptions = {},
): Promise<Betweenness> {
  const graph = new graphology({ type: 'undirected' });
  for (const { source, target } of edges) {
    if (source !== target) graph.mergeEdge(source, target);
  }
  const { order } = graph;
  if (order === 0) return { scores: new Map(), pivots: 0 };
  const pivots = Math.min(order, Math.max(1, Math.floor(steps / (order + 2 * graph.size))));
  const sums = await sumsOver(graph, pivots);
  const scale = order > 2 ? order / pivots / ((order - 1) * (order - 2)) : 0;
  const scores = graph
    .nodes()
    .map((node, index): [string, number] => [node, (sums[index] ?? 0) * scale]);
  return { scores: rounded(scores), pivots };
}

/** Brandes’ sums over the shortest paths from so many people, evenly spread over all. */
async function sumsOver(graph: graphology, pivots: number): Promise<Float64Array> {
  const { order } = graph;
  const follow = createUnweightedIndexedBrandes(graph);
  const sums = new Float64Array(order);
  const delta = new Float64Array(order);
  const pivotsOfTurn = Math.ceil(stepsOfTurn / (order + 2 * graph.size));
  for (let pivot = 0; pivot < pivots; pivot += 1) {
    if (pivot > 0 && pivot % pivotsOfTurn === 0) {
      await new Promise<void>((resolve) => setTimeout(resolve));
    }
    const from = Math.floor((pivot * order) / pivots);
    const [stack, before, paths] = follow(from);
    delta.fill(0);
    while (stack.size > 0) {
      const node = stack.pop() ?? from;
      const share = (1 + (delta[node] ?? 0)) / (paths[node] ?? 1);
      for (const earlier of before[node] ?? []) {
        delta[earlier] = (delta[earlier] ?? 0) + (paths[earlier] ?? 0) * share;
      }
      if (node !== from) sums[node] = (sums[node] ?? 0) + (delta[node] ?? 0);
    }
  }
  return sums;
}

function rounded(scores: readonly (readonly [string, number])[]): Map<string, number> {
  return new Map(scores.map(([node, score]) => [node, Math.round(score * 1e12) / 1e12]));
}
