import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A post is taken away; it leaves every count. */
export const postDeleted = defineEvent({
  name: 'Post Deleted',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
    })
    .meta({
      description: 'A post is taken away; it leaves every count',
      examples: [{ post_id: 'p1' }],
    }),
  stored: { object: 'post_id' },
});

/** See {@link postDeleted}. */
export type PostDeleted = z.infer<typeof postDeleted.properties>;
