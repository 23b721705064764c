import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { address, id, words } from './property-types.js';

/** A person starts a project. */
export const projectCreated = defineEvent({
  name: 'Project Created',
  area: 'collaboration',
  properties: z
    .strictObject({
      project_id: id,
      title: words.optional(),
      url: address.optional(),
    })
    .meta({
      description: 'A person starts a project',
      examples: [{ project_id: 'j1', title: 'New website' }],
    }),
  stored: { object: 'project_id', content: 'project', title: 'title', url: 'url' },
});

/** See {@link projectCreated}. */
export type ProjectCreated = z.infer<typeof projectCreated.properties>;
