import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, id, words } from './property-types.js';

/** A person downloads a file. */
export const fileDownloaded = defineEvent({
  name: 'File Downloaded',
  area: 'platform',
  properties: z
    .strictObject({
      url: address.optional(),
      file_id: id.optional(),
      name: words.optional(),
    })
    .meta({
      description: 'A person downloads a file',
      examples: [{ url: '/files/plan.pdf', name: 'plan.pdf' }],
    }),
  stored: { object: 'file_id' },
});

/** See {@link fileDownloaded}. */
export type FileDownloaded = z.infer<typeof fileDownloaded.properties>;
