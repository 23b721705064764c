import { deletingEvents, likeEvents, unlikeEvents } from '../acts.js';
import type { MetricContext, ReadsLater } from '../metric-context.js';

/** A statement about the window, which asks for what was deleted, whenever that was. */
export const ofWindowAndDeletions: ReadsLater = { later: deletingEvents };

/**
 * A statement about the window. Later only deletions matter, which say something of what came before: they are
 * parameters of the statement, or it asks for them itself where they are many.
 */
export function ofWindow({ facts }: Pick<MetricContext, 'facts'>): ReadsLater {
  return facts.deletions ? { later: [] } : ofWindowAndDeletions;
}

/** The same with likes, of which only the last one speaks, whenever it came. */
export function ofWindowAndLikes(context: Pick<MetricContext, 'facts'>): ReadsLater {
  const { later } = ofWindow(context);
  const { laterLikes } = context.facts;
  if (laterLikes !== null) return { later, said: laterLikes };
  return { later: [...later, ...likeEvents, ...unlikeEvents] };
}
