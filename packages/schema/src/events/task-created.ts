import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { id, words } from './property-types.js';

/** A person writes down a task. */
export const taskCreated = defineEvent({
  name: 'Task Created',
  area: 'collaboration',
  properties: z
    .strictObject({
      task_id: id,
      project_id: id.optional().meta({ description: 'The project that it belongs to' }),
      title: words.optional(),
    })
    .meta({
      description: 'A person writes down a task',
      examples: [{ task_id: 't1', project_id: 'j1' }],
    }),
  stored: { object: 'task_id', parent: 'project_id', content: 'task', title: 'title' },
});

/** See {@link taskCreated}. */
export type TaskCreated = z.infer<typeof taskCreated.properties>;
