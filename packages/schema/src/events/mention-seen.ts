import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, words } from './property-types.js';

/** The community is spoken of outside: in the press, in a forum, in another network. */
export const mentionSeen = defineEvent({
  name: 'Mention Seen',
  area: 'outside',
  properties: z
    .strictObject({
      source: words
        .min(1)
        .meta({ description: 'Where it was seen: press, forum, a network’s name …' }),
      url: address.min(1).meta({ description: 'Its address; seen again, it is the same mention' }),
      author: words.optional().meta({ description: 'Who speaks there' }),
      reach: z.number().min(0).optional().meta({ description: 'How many people it reaches' }),
      text: words.optional(),
    })
    .meta({
      description: 'The community is spoken of outside',
      examples: [
        { source: 'press', url: 'https://news.example/community-of-the-year', reach: 12000 },
        { source: 'forum', url: 'https://forum.example/t/42', author: 'ann', text: 'They helped.' },
      ],
    }),
  stored: { object: 'url' },
});

/** See {@link mentionSeen}. */
export type MentionSeen = z.infer<typeof mentionSeen.properties>;
