import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id } from './property-types.js';

/** A task is done. */
export const taskCompleted = defineEvent({
  name: 'Task Completed',
  area: 'collaboration',
  properties: z
    .strictObject({
      task_id: id,
      project_id: id.optional().meta({ description: 'The project that it belongs to' }),
    })
    .meta({
      description: 'A task is done',
      examples: [{ task_id: 't1' }],
    }),
  stored: { object: 'task_id', parent: 'project_id' },
});

/** See {@link taskCompleted}. */
export type TaskCompleted = z.infer<typeof taskCompleted.properties>;
