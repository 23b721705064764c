import { auto } from '../auto/auto.js';
import type { Tracker } from '../tracker.js';
import type { Parts } from './load-parts.js';

/** Begins what the script tag, or the page's address, asks for; the other parts lie beside this one. */
export function start(tracker: Tracker, settings: DOMStringMap): void {
  if ('auto' in settings) auto(tracker, settings['auto'] || undefined);
  for (const part of ['vitals', 'debug']) {
    if (part in settings || location.search.includes(`ruche_${part}`)) {
      import(/* @vite-ignore */ `./ruche-${part}.js`).then(
        (more: Parts) => more.start(tracker, settings),
        () => {},
      );
    }
  }
}
