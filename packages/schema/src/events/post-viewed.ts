import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A person opens a post. */
export const postViewed = defineEvent({
  name: 'Post Viewed',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
      author_id: id.optional().meta({ description: 'Who wrote the post' }),
    })
    .meta({
      description: 'A person opens a post',
      examples: [{ post_id: 'p1' }],
    }),
  stored: { object: 'post_id', author: 'author_id' },
});

/** See {@link postViewed}. */
export type PostViewed = z.infer<typeof postViewed.properties>;
