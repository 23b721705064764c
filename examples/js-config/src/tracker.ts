import { createTracker } from '@ruche/tracker';
import { createOutbox } from '@ruche/tracker/outbox';

/**
 * The one tracker of this app.
 * Only the key has no default.
 */
export const tracker = createTracker({
  writeKey: 'wk_demo',
  endpoint: 'http://127.0.0.1:8787',
  consent: 'anonymous',
  outbox: createOutbox,
});
