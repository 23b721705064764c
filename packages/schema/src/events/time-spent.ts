import { z } from 'zod';
import { defineEvent } from './define-event.js';

/** Time in which the page was visible and the person active, since the last such message. */
export const timeSpent = defineEvent({
  name: 'Time Spent',
  area: 'platform',
  properties: z
    .strictObject({
      active_ms: z.int().min(0).max(86_400_000).meta({ description: 'Milliseconds' }),
    })
    .meta({
      description:
        'Time in which the page was visible and the person active, since the last such message',
      examples: [{ active_ms: 15000 }],
    }),
  stored: { activeMs: 'active_ms' },
});

/** See {@link timeSpent}. */
export type TimeSpent = z.infer<typeof timeSpent.properties>;
