import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, words } from './property-types.js';

/** A person follows a link that leaves the site. */
export const linkFollowed = defineEvent({
  name: 'Link Followed',
  area: 'platform',
  properties: z
    .strictObject({
      url: address.optional(),
      text: words.optional().meta({ description: 'What the link says' }),
    })
    .meta({
      description: 'A person follows a link that leaves the site',
      examples: [{ url: 'https://example.org/' }],
    }),
  stored: {},
});

/** See {@link linkFollowed}. */
export type LinkFollowed = z.infer<typeof linkFollowed.properties>;
