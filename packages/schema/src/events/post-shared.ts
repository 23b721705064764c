import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person shares a post. */
export const postShared = defineEvent({
  name: 'Post Shared',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
      author_id: id.optional().meta({ description: 'Who wrote the post' }),
      channel: words.optional().meta({ description: 'Where to: email, feed …' }),
    })
    .meta({
      description: 'A person shares a post',
      examples: [{ post_id: 'p1', channel: 'email' }],
    }),
  stored: { object: 'post_id', author: 'author_id' },
});

/** See {@link postShared}. */
export type PostShared = z.infer<typeof postShared.properties>;
