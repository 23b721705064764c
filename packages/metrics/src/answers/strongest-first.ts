import type { AnswerEdge } from '@ruche/schema';

/** The order of edges: by strength, then by their ends, so that it is always the same. */
export function strongestFirst(a: AnswerEdge, b: AnswerEdge): number {
  return b.value - a.value || compare(a.source, b.source) || compare(a.target, b.target);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
