import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** The asker takes a comment as the answer to a post. */
export const answerAccepted = defineEvent({
  name: 'Answer Accepted',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
      comment_id: id,
      author_id: id.optional().meta({ description: 'Who wrote the comment' }),
    })
    .meta({
      description: 'The asker takes a comment as the answer to a post',
      examples: [{ post_id: 'p1', comment_id: 'c1', author_id: 'u2' }],
    }),
  stored: { object: 'comment_id', parent: 'post_id', author: 'author_id' },
});

/** See {@link answerAccepted}. */
export type AnswerAccepted = z.infer<typeof answerAccepted.properties>;
