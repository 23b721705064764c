import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, people, words } from './property-types.js';

/** A person comments on a post, or answers a comment. */
export const commentCreated = defineEvent({
  name: 'Comment Created',
  area: 'content',
  properties: z
    .strictObject({
      comment_id: id,
      post_id: id,
      parent_id: id.optional().meta({ description: 'The comment that this one answers' }),
      author_id: id.optional().meta({ description: 'Who wrote what is commented on' }),
      text: words.optional(),
      mentions: people.optional().meta({ description: 'The people named in it' }),
    })
    .meta({
      description: 'A person comments on a post, or answers a comment',
      examples: [
        { comment_id: 'c1', post_id: 'p1' },
        { comment_id: 'c2', post_id: 'p1', parent_id: 'c1', author_id: 'u1', mentions: ['u3'] },
      ],
    }),
  stored: {
    object: 'comment_id',
    parent: 'post_id',
    author: 'author_id',
    mentions: 'mentions',
    content: 'comment',
  },
});

/** See {@link commentCreated}. */
export type CommentCreated = z.infer<typeof commentCreated.properties>;
