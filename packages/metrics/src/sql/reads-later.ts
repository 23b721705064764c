import { deletingEvents, likeEvents, unlikeEvents } from '../acts.js';
import type { ReadsLater } from '../metric-context.js';

/** A statement about the window: later only deletions matter, which say something of what came before. */
export const ofWindow: ReadsLater = { later: deletingEvents };

/** The same with likes, of which only the last one speaks, whenever it came. */
export const ofWindowAndLikes: ReadsLater = {
  later: [...deletingEvents, ...likeEvents, ...unlikeEvents],
};
