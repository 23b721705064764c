import type { Tracker } from '../tracker.js';
import { watchForms } from './watch-forms.js';
import { watchLinks } from './watch-links.js';
import { watchScroll } from './watch-scroll.js';
import { watchVideo } from './watch-video.js';

const parts = {
  links: watchLinks,
  downloads: watchLinks,
  forms: watchForms,
  scroll: watchScroll,
  video: watchVideo,
};

/** An interaction that is tracked without being asked for in the markup. */
export type AutoPart = keyof typeof parts;

/**
 * Tracks interactions by itself: links that leave the site, downloads, forms, how far a page was
 * scrolled, how far a video was watched. Never the contents of a form.
 *
 * @param which names of parts, separated by spaces
 * @example
 * auto(tracker, 'links downloads');
 */
export function auto(tracker: Tracker, which = Object.keys(parts).join(' ')): void {
  const track: Track = (event, properties, groupId) =>
    (tracker.track as Loose)(event, properties, { groupId });
  for (const watch of new Set(which.split(' ').map((name) => parts[name as AutoPart]))) {
    watch?.(track, which);
  }
}

/** Tracks an event of this package's own. */
export type Track = (
  event: string,
  properties: Record<string, unknown>,
  groupId?: string[] | undefined,
) => void;

type Loose = (event: string, properties: object, options: object) => void;
