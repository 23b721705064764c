import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person likes a post, or reacts to it. */
export const postLiked = defineEvent({
  name: 'Post Liked',
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
      description: 'A person likes a post, or reacts to it',
      examples: [
        { post_id: 'p1', author_id: 'u1' },
        { post_id: 'p1', reaction: 'heart' },
      ],
    }),
  stored: { object: 'post_id', author: 'author_id' },
});

/** See {@link postLiked}. */
export type PostLiked = z.infer<typeof postLiked.properties>;
