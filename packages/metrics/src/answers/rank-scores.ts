import type { AnswerEdge, Row } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';
import type { NetworkEdge } from '../sql/read-network.js';
import { optedOutActors } from '../sql/opted-out-actors.js';
import { peopleOf } from '../sql/people-of.js';
import { rankPeople, type RankedActor } from './rank-people.js';
import { rememberByRows } from './remember-by-rows.js';
import { strongestFirst } from './strongest-first.js';

/**
 * Lists people by a score that they have in a network, and the contacts among those listed. Who opted out
 * belongs to the network and is never listed. Among equals comes first whose last contact was earliest: they
 * got there first.
 */
export async function rankScores(
  context: MetricContext,
  scores: ReadonlyMap<string, number>,
  edges: readonly NetworkEdge[],
): Promise<{ rows: Row[]; edges: AnswerEdge[] }> {
  if (scores.size === 0) return { rows: [], edges: [] };
  const optedOut = await optedOutActors(context);
  const reached = lastContacts(edges);
  let read: readonly RankedActor[] = [];
  const rows = await rankPeople(context, (count) => {
    read = best(scores, optedOut, count).map(([actor, value]) => {
      return { actor_key: actor, value, reached: reached.get(actor) ?? '' };
    });
    return Promise.resolve(read);
  });
  // The same people as were just looked up, so the same statement.
  const people = await peopleOf(
    context,
    read.map((actor) => actor.actor_key),
  );
  return { rows, edges: edgesAmong(rows, people, edges) };
}

/** The contacts among the people listed, the strongest first. */
function edgesAmong(
  rows: readonly Row[],
  people: ReadonlyMap<string, { readonly id: string }>,
  edges: readonly NetworkEdge[],
): AnswerEdge[] {
  const listed = new Set(rows.map(({ id }) => id));
  return edges
    .flatMap(({ source, target, weight }) => {
      const [from, to] = [people.get(source)?.id, people.get(target)?.id];
      if (from === undefined || to === undefined || !listed.has(from) || !listed.has(to)) return [];
      return [{ source: from, target: to, value: Number(weight) }];
    })
    .sort(strongestFirst);
}

/** The people with the highest scores, and whoever has the same as the last of them. */
function best(
  scores: ReadonlyMap<string, number>,
  optedOut: ReadonlySet<string>,
  count: number,
): [string, number][] {
  const found: [string, number][] = [];
  for (const [actor, value] of highestFirst(scores)) {
    const last = found[count - 1]?.[1];
    if (last !== undefined && value < last) break;
    if (!optedOut.has(actor)) found.push([actor, value]);
  }
  return found;
}

const highestFirst = rememberByRows((scores: ReadonlyMap<string, number>) =>
  [...scores].sort(([, a], [, b]) => b - a),
);

const lastContacts = rememberByRows((edges: readonly NetworkEdge[]) => {
  const reached = new Map<string, string>();
  for (const { source, target, last } of edges) {
    for (const actor of [source, target]) {
      if (last > (reached.get(actor) ?? '')) reached.set(actor, last);
    }
  }
  return reached;
});
