import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { percentage, words } from './property-types.js';

/** A person has watched this much of a video. */
export const videoProgressed = defineEvent({
  name: 'Video Progressed',
  area: 'platform',
  properties: z
    .strictObject({
      video: words.optional().meta({ description: 'The id or address of the video' }),
      percent: percentage.optional(),
    })
    .meta({
      description: 'A person has watched this much of a video',
      examples: [{ video: 'welcome', percent: 50 }],
    }),
  stored: { object: 'video' },
});

/** See {@link videoProgressed}. */
export type VideoProgressed = z.infer<typeof videoProgressed.properties>;
