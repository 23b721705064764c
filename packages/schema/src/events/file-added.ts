import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person adds a file. */
export const fileAdded = defineEvent({
  name: 'File Added',
  area: 'collaboration',
  properties: z
    .strictObject({
      file_id: id,
      name: words.optional(),
    })
    .meta({
      description: 'A person adds a file',
      examples: [{ file_id: 'f1', name: 'plan.pdf' }],
    }),
  stored: { object: 'file_id', content: 'file', title: 'name' },
});

/** See {@link fileAdded}. */
export type FileAdded = z.infer<typeof fileAdded.properties>;
