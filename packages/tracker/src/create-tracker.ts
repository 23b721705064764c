import { checkOptions } from './check-options.js';
import type { TrackerOptions } from './options.js';
import { startTracker } from './start-tracker.js';
import type { Tracker } from './tracker.js';

/**
 * Starts a tracker. A page that already has one for the same write key gets that one, so that two copies
 * of this package count nothing twice; where there is no page, as in server-side rendering, every method
 * does nothing.
 *
 * @example
 * const tracker = createTracker({ writeKey: 'wk_…', endpoint: 'https://stats.example.org' });
 * tracker.track('Post Liked', { post_id: 'p1' });
 */
export function createTracker(options: TrackerOptions): Tracker {
  if (typeof document === 'undefined') return nothing;
  const slot = Symbol.for(`ruche-${options?.writeKey}`);
  const page = window as unknown as Record<symbol, Tracker | undefined>;
  page[slot] ??= begin(checkOptions(options));
  return page[slot];
}

function begin(options: TrackerOptions): Tracker {
  const { endpoint = '', outbox, debug } = options;
  const tracker = startTracker({ ...options, endpoint }, outbox);
  if (debug || location.search.includes('ruche_debug')) {
    import('./debug/debug.js').then(
      (part) => part.debug(tracker, options),
      () => {},
    );
  }
  return tracker;
}

const quiet = () => {};
const settled = async () => {};
const nothing: Tracker = {
  identify: quiet,
  group: quiet,
  page: quiet,
  track: quiet,
  alias: quiet,
  reset: quiet,
  flush: settled,
  ready: settled,
  consent: quiet,
  optOut: quiet,
  optIn: quiet,
};
