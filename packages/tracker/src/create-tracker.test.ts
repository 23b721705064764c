import { expect, test } from 'vitest';
import { createTracker } from './index.js';
import { createOutbox } from './outbox/index.js';
import { auto } from './auto/index.js';
import { vitals } from './vitals/index.js';

// These tests run in Node, as a server that renders a page does.
test('importing does nothing where there is no page', () => {
  for (const part of [createTracker, createOutbox, auto, vitals])
    expect(part).toBeTypeOf('function');
});

test('without a page every method does nothing', async () => {
  const tracker = createTracker({ writeKey: 'wk_x', outbox: createOutbox });
  tracker.track('Post Liked', { post_id: 'p1' });
  tracker.identify('u1', { name: 'Ann' });
  tracker.group('design');
  tracker.page();
  tracker.alias('u2', 'u1');
  tracker.consent('full');
  tracker.optOut();
  tracker.optIn();
  tracker.reset();
  await tracker.ready();
  await expect(tracker.flush()).resolves.toBeUndefined();
});
