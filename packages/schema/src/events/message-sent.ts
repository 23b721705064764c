import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, people } from './property-types.js';

/** A person sends a chat message. */
export const messageSent = defineEvent({
  name: 'Message Sent',
  area: 'collaboration',
  properties: z
    .strictObject({
      channel_id: id.optional().meta({ description: 'The conversation that it is sent to' }),
      mentions: people.optional().meta({ description: 'The people named in it' }),
    })
    .meta({
      description: 'A person sends a chat message',
      examples: [{ channel_id: 'general', mentions: ['u2'] }, {}],
    }),
  stored: { parent: 'channel_id', mentions: 'mentions' },
});

/** See {@link messageSent}. */
export type MessageSent = z.infer<typeof messageSent.properties>;
