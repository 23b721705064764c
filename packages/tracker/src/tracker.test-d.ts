import { expectTypeOf, test } from 'vitest';
import type { TrackerOptions } from './index.js';
import { createTracker } from './index.js';

declare module '@ruche/schema/event-map' {
  interface RucheEvents {
    'Bread Baked': { loaf_id: string; minutes?: number };
  }
}

const tracker = createTracker({ writeKey: 'wk_x' });

test('a known event takes its properties and nothing else', () => {
  tracker.track('Post Liked', { post_id: 'p1', author_id: 'u1' });
  // @ts-expect-error a required property is missing
  tracker.track('Post Liked', {});
  // @ts-expect-error no properties at all
  tracker.track('Post Liked');
  // @ts-expect-error a wrong type
  tracker.track('Post Liked', { post_id: true });
  // @ts-expect-error a property that the event does not have
  tracker.track('Post Liked', { post_id: 'p1', post: 'p1' });
});

test('any other event takes any properties', () => {
  tracker.track('Basket Opened');
  tracker.track('Basket Opened', { anything: [1, 2] });
  // @ts-expect-error an event has a name
  tracker.track(12);
});

test('a site adds its own events by declaration merging', () => {
  tracker.track('Bread Baked', { loaf_id: 'l1', minutes: 40 });
  // @ts-expect-error the site's own events are checked too
  tracker.track('Bread Baked', { minutes: 40 });
});

test('an act may say in which group it happens', () => {
  tracker.track('Post Liked', { post_id: 'p1' }, { groupId: 'design' });
  tracker.track('Message Sent', undefined, { groupId: ['design', 'research'] });
  // @ts-expect-error a group is named by text
  tracker.track('Post Liked', { post_id: 'p1' }, { groupId: 12 });
});

test('identify, consent and ready are typed', () => {
  tracker.identify('u1', { name: 'Ann' }, async () => 'token');
  // @ts-expect-error a user id is a text
  tracker.identify(12);
  // @ts-expect-error no such consent
  tracker.consent('some');
  expectTypeOf(tracker.ready()).toEqualTypeOf<Promise<void>>();
  expectTypeOf(tracker.flush()).toEqualTypeOf<Promise<void>>();
  expectTypeOf<TrackerOptions['consent']>().toEqualTypeOf<
    'none' | 'anonymous' | 'full' | undefined
  >();
});
