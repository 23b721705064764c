import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person puts a new version of a file; it is not a new file. */
export const fileUpdated = defineEvent({
  name: 'File Updated',
  area: 'collaboration',
  properties: z
    .strictObject({
      file_id: id,
      name: words.optional(),
    })
    .meta({
      description: 'A person puts a new version of a file; it is not a new file',
      examples: [{ file_id: 'f1' }],
    }),
  stored: { object: 'file_id' },
});

/** See {@link fileUpdated}. */
export type FileUpdated = z.infer<typeof fileUpdated.properties>;
