import type { AnswerEdge, Part } from '@ruche/schema';

/**
 * Leaves out the contacts from or to parts that are hidden, and those on one side of which stand fewer than k
 * people. Where a single one would be missing, the next weakest is too, so that it cannot be found by
 * subtraction.
 */
export function hideEdges(
  edges: readonly AnswerEdge[],
  parts: readonly Part[],
  k: number,
): AnswerEdge[] {
  const shown = new Set(parts.filter(({ suppressed }) => !suppressed).map(({ key }) => key));
  const large = edges.filter(
    ({ source, target, people = 0 }) => shown.has(source) && shown.has(target) && people >= k,
  );
  if (edges.length - large.length !== 1) return large;
  const [weakest] = large.toSorted(
    (a, b) => (a.people ?? 0) - (b.people ?? 0) || a.value - b.value,
  );
  return large.filter((edge) => edge !== weakest);
}
