import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person reports a post or a comment to the moderators. */
export const contentReported = defineEvent({
  name: 'Content Reported',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id.optional(),
      comment_id: id.optional(),
      author_id: id.optional().meta({ description: 'Who wrote what is reported' }),
      reason: words.optional(),
    })
    .meta({
      description: 'A person reports a post or a comment to the moderators',
      examples: [{ post_id: 'p1', reason: 'spam' }, { comment_id: 'c1' }],
    }),
  stored: { object: ['comment_id', 'post_id'], author: 'author_id' },
});

/** See {@link contentReported}. */
export type ContentReported = z.infer<typeof contentReported.properties>;
