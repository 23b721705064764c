import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, words } from './property-types.js';

/** A person sends a form; its values are never collected. */
export const formSubmitted = defineEvent({
  name: 'Form Submitted',
  area: 'platform',
  properties: z
    .strictObject({
      form: words.optional().meta({ description: 'A name for the form' }),
      url: address.optional().meta({ description: 'Where it is sent' }),
    })
    .meta({
      description: 'A person sends a form; its values are never collected',
      examples: [{ form: 'contact' }],
    }),
  stored: {},
});

/** See {@link formSubmitted}. */
export type FormSubmitted = z.infer<typeof formSubmitted.properties>;
