import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { percentage } from './property-types.js';

/** A person has seen this much of a page. */
export const scrollDepthReached = defineEvent({
  name: 'Scroll Depth Reached',
  area: 'platform',
  properties: z
    .strictObject({
      percent: percentage,
    })
    .meta({
      description: 'A person has seen this much of a page',
      examples: [{ percent: 75 }],
    }),
  stored: {},
});

/** See {@link scrollDepthReached}. */
export type ScrollDepthReached = z.infer<typeof scrollDepthReached.properties>;
