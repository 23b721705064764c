import type { Tracker } from '../tracker.js';
import { readGroup } from './read-group.js';
import { watchForms } from './watch-forms.js';
import { watchLinks } from './watch-links.js';
import { watchScroll } from './watch-scroll.js';
import { watchVideo } from './watch-video.js';

const everything = 'links downloads forms scroll video';

/** Tracks an event of this package's own, in the groups of the elements that its cause came by. */
export type Track = (event: string, properties: object, cause?: Event) => void;

/**
 * Tracks interactions by itself: links that leave the site, downloads, forms, how far a page was
 * scrolled, how far a video was watched. Never the contents of a form, nor the query of an address.
 *
 * @param which names, separated by spaces
 * @example
 * auto(tracker, 'links downloads');
 */
export function auto(tracker: Tracker, which = everything): void {
  const track: Track = (event, properties, cause) =>
    (tracker.track as Loose)(event, properties, {
      groupId: cause && readGroup(cause.composedPath()),
    });
  if (/link|down/.test(which)) watchLinks(track, which);
  if (/form/.test(which)) watchForms(track);
  if (/scroll/.test(which)) watchScroll(track);
  if (/video/.test(which)) watchVideo(track);
}

type Loose = (event: string, properties: object, options: object) => void;
