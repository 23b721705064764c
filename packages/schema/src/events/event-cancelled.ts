import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** An event will not take place. */
export const eventCancelled = defineEvent({
  name: 'Event Cancelled',
  area: 'collaboration',
  properties: z
    .strictObject({
      event_id: id,
    })
    .meta({
      description: 'An event will not take place',
      examples: [{ event_id: 'e1' }],
    }),
  stored: { object: 'event_id' },
});

/** See {@link eventCancelled}. */
export type EventCancelled = z.infer<typeof eventCancelled.properties>;
