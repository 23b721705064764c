import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A comment is taken away; it leaves every count. */
export const commentDeleted = defineEvent({
  name: 'Comment Deleted',
  area: 'content',
  properties: z
    .strictObject({
      comment_id: id,
      post_id: id.optional().meta({ description: 'The post that the comment belongs to' }),
    })
    .meta({
      description: 'A comment is taken away; it leaves every count',
      examples: [{ comment_id: 'c1' }],
    }),
  stored: { object: 'comment_id', parent: 'post_id' },
});

/** See {@link commentDeleted}. */
export type CommentDeleted = z.infer<typeof commentDeleted.properties>;
