import type { Row } from '@ruche/schema';
import type { MetricContext } from '../metric-context.js';
import type { NetworkEdge } from '../sql/read-network.js';
import { optedOutActors } from '../sql/opted-out-actors.js';
import { rankPeople } from './rank-people.js';

/**
 * Lists people by a score that they have in a network. Who opted out belongs to the network and is never
 * listed. Among equals comes first whose last contact was earliest: they got there first.
 */
export async function rankScores(
  context: MetricContext,
  scores: ReadonlyMap<string, number>,
  edges: readonly NetworkEdge[],
): Promise<Row[]> {
  if (scores.size === 0) return [];
  const optedOut = await optedOutActors(context);
  const reached = lastContacts(edges);
  const ranked = [...scores]
    .filter(([actor]) => !optedOut.has(actor))
    .map(([actor, value]) => ({ actor_key: actor, value, reached: reached.get(actor) ?? '' }))
    .sort((a, b) => b.value - a.value);
  return rankPeople(context, (count) => {
    const last = ranked[count - 1]?.value ?? -Infinity;
    return Promise.resolve(ranked.filter(({ value }, index) => index < count || value === last));
  });
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
