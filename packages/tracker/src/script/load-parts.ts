import type { Tracker } from '../tracker.js';

/** What a file that is loaded on demand exports. */
export interface Parts {
  start(tracker: Tracker, settings: DOMStringMap): void;
}

/** Loads what the script tag asks for beyond the base: one file, which loads the others. */
export function loadParts(tracker: Tracker, settings: DOMStringMap, folder: string): void {
  if (/auto|vitals|debug/.test(Object.keys(settings) + location.search)) {
    import(/* @vite-ignore */ `${folder}ruche-auto.js`).then(
      (parts: Parts) => parts.start(tracker, settings),
      () => {},
    );
  }
}
