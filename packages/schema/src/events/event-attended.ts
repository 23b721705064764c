import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A person takes part in an event. */
export const eventAttended = defineEvent({
  name: 'Event Attended',
  area: 'collaboration',
  properties: z
    .strictObject({
      event_id: id,
    })
    .meta({
      description: 'A person takes part in an event',
      examples: [{ event_id: 'e1' }],
    }),
  stored: { object: 'event_id' },
});

/** See {@link eventAttended}. */
export type EventAttended = z.infer<typeof eventAttended.properties>;
