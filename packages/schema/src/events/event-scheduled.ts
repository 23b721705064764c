import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, instant, words } from './property-types.js';

/** A person announces an event, or moves it. */
export const eventScheduled = defineEvent({
  name: 'Event Scheduled',
  area: 'collaboration',
  properties: z
    .strictObject({
      event_id: id,
      starts_at: instant.meta({ description: 'An instant with its offset, or a date' }),
      title: words.optional(),
    })
    .meta({
      description: 'A person announces an event, or moves it',
      examples: [
        { event_id: 'e1', starts_at: '2026-10-08T18:30:00+02:00', title: 'Breakfast' },
        { event_id: 'e2', starts_at: '2026-10-08' },
      ],
    }),
  stored: { object: 'event_id', content: 'event', title: 'title', startsAt: 'starts_at' },
});

/** See {@link eventScheduled}. */
export type EventScheduled = z.infer<typeof eventScheduled.properties>;
