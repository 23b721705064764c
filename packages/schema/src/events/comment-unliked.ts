import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person takes the like of a comment back. */
export const commentUnliked = defineEvent({
  name: 'Comment Unliked',
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
      description: 'A person takes the like of a comment back',
      examples: [{ comment_id: 'c1' }],
    }),
  stored: { object: 'comment_id', parent: 'post_id', author: 'author_id' },
});

/** See {@link commentUnliked}. */
export type CommentUnliked = z.infer<typeof commentUnliked.properties>;
