import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, id, words } from './property-types.js';

/** A person publishes a post. */
export const postCreated = defineEvent({
  name: 'Post Created',
  area: 'content',
  properties: z
    .strictObject({
      post_id: id,
      title: words.optional(),
      url: address.optional().meta({ description: 'Where the post can be read' }),
      text: words.optional(),
      kind: words.optional().meta({ description: 'What sort of post: article, question, poll …' }),
    })
    .meta({
      description: 'A person publishes a post',
      examples: [
        { post_id: 'p1' },
        { post_id: 'p2', title: 'Meet-up on Friday', url: '/posts/p2', kind: 'article' },
      ],
    }),
  stored: { object: 'post_id', content: 'post', title: 'title', url: 'url' },
});

/** See {@link postCreated}. */
export type PostCreated = z.infer<typeof postCreated.properties>;
