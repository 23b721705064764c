import type { AnswerEdge, Row } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';
import type { NetworkEdge } from '../sql/read-network.js';
import { optedOutActors } from '../sql/opted-out-actors.js';
import { peopleOf } from '../sql/people-of.js';
import { rankPeople, type RankedActor } from './rank-people.js';
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
  const ranked = [...scores]
    .filter(([actor]) => !optedOut.has(actor))
    .map(([actor, value]) => ({ actor_key: actor, value, reached: reached.get(actor) ?? '' }))
    .sort((a, b) => b.value - a.value);
  let read: readonly RankedActor[] = [];
  const rows = await rankPeople(context, (count) => {
    const last = ranked[count - 1]?.value ?? -Infinity;
    read = ranked.filter(({ value }, index) => index < count || value === last);
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

function lastContacts(edges: readonly NetworkEdge[]): Map<string, string> {
  const reached = new Map<string, string>();
  for (const { source, target, last } of edges) {
    for (const actor of [source, target]) {
      if (last > (reached.get(actor) ?? '')) reached.set(actor, last);
    }
  }
  return reached;
}
