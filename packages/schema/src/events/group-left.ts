import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A person leaves a group; the `group` call is how one joins. */
export const groupLeft = defineEvent({
  name: 'Group Left',
  area: 'membership',
  properties: z
    .strictObject({
      group_id: id
        .optional()
        .meta({ description: 'The group, where the context of the message does not name it' }),
    })
    .meta({
      description: 'A person leaves a group; the `group` call is how one joins',
      examples: [{ group_id: 'design' }, {}],
    }),
  stored: { membership: 'left', group: 'group_id' },
});

/** See {@link groupLeft}. */
export type GroupLeft = z.infer<typeof groupLeft.properties>;
