import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, words } from './property-types.js';

/** A person clicks an element that the page marks. */
export const elementClicked = defineEvent({
  name: 'Element Clicked',
  area: 'platform',
  properties: z
    .strictObject({
      element: words.optional().meta({ description: 'A name for the element' }),
      text: words.optional().meta({ description: 'What it says' }),
      url: address.optional().meta({ description: 'Where it leads' }),
    })
    .meta({
      description: 'A person clicks an element that the page marks',
      examples: [{ element: 'subscribe' }],
    }),
  stored: {},
});

/** See {@link elementClicked}. */
export type ElementClicked = z.infer<typeof elementClicked.properties>;
