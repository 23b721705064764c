import { expectTypeOf, test } from 'vitest';
import type { EventName, PropertiesOf, RucheEvents, TrackArguments } from '@ruche/schema/event-map';

declare module '@ruche/schema/event-map' {
  interface RucheEvents {
    'Recipe Cooked': { recipe_id: string; minutes?: number };
  }
}

declare function track<const Name extends EventName>(
  event: Name,
  ...rest: TrackArguments<Name>
): void;

test('a named event takes its properties and nothing else', () => {
  track('Post Liked', { post_id: 'p1', author_id: 'u1' });
  track('Post Liked', { post_id: 12 });
  // @ts-expect-error a required property is missing
  track('Post Liked', {});
  // @ts-expect-error no properties at all
  track('Post Liked');
  // @ts-expect-error a wrong type
  track('Post Liked', { post_id: true });
  // @ts-expect-error a property that the event does not have
  track('Post Liked', { post_id: 'p1', post: 'p1' });
});

test('an event without required properties may come alone', () => {
  track('Message Sent');
  track('Message Sent', { channel_id: 'general' });
  // @ts-expect-error a wrong type
  track('Message Sent', { channel_id: {} });
});

test('any other name stays allowed, with any properties', () => {
  track('Basket Opened');
  track('Basket Opened', { anything: [1, 2] });
});

test('a site adds its own events by declaration merging', () => {
  track('Recipe Cooked', { recipe_id: 'r1', minutes: 20 });
  // @ts-expect-error the site's own events are checked too
  track('Recipe Cooked', { minutes: 20 });
});

test('properties can be named', () => {
  expectTypeOf<PropertiesOf<'Time Spent'>>().toEqualTypeOf<{ active_ms: number }>();
  expectTypeOf<RucheEvents['Post Viewed']['post_id']>().toEqualTypeOf<string | number>();
  expectTypeOf<PropertiesOf<'Anything'>>().toEqualTypeOf<Record<string, unknown>>();
});
