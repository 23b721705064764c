import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person takes a like or reaction back. */
export const postUnliked = defineEvent({
  name: 'Post Unliked',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
      author_id: id.optional().meta({ description: 'Who wrote what is liked' }),
      reaction: words.optional().meta({
        description: 'The kind of reaction where a site has several; a plain like when left out',
      }),
    })
    .meta({
      description: 'A person takes a like or reaction back',
      examples: [{ post_id: 'p1' }],
    }),
  stored: { object: 'post_id', author: 'author_id' },
});

/** See {@link postUnliked}. */
export type PostUnliked = z.infer<typeof postUnliked.properties>;
