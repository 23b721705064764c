import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person likes a comment, or reacts to it. */
export const commentLiked = defineEvent({
  name: 'Comment Liked',
  area: 'content',
  properties: z
    .strictObject({
      comment_id: id,
      post_id: id.optional().meta({ description: 'The post that the comment belongs to' }),
      author_id: id.optional().meta({ description: 'Who wrote what is liked' }),
      reaction: words.optional().meta({
        description: 'The kind of reaction where a site has several; a plain like when left out',
      }),
    })
    .meta({
      description: 'A person likes a comment, or reacts to it',
      examples: [{ comment_id: 'c1', author_id: 'u2' }],
    }),
  stored: { object: 'comment_id', parent: 'post_id', author: 'author_id' },
});

/** See {@link commentLiked}. */
export type CommentLiked = z.infer<typeof commentLiked.properties>;
