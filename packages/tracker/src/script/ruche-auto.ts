import { auto } from '../auto/auto.js';
import type { Tracker } from '../tracker.js';

/** Begins what the script tag asks for. */
export function start(tracker: Tracker, settings: DOMStringMap): void {
  auto(tracker, settings['auto'] || undefined);
}
