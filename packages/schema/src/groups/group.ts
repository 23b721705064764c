import { z } from 'zod';
import { groupModules } from './group-modules.js';

const groupId = z.string().min(1).max(256);

/** What a site says about a group: the body of `PUT /v1/groups/:id`. What is left out stays as it was. */
export const groupSettingsSchema = z
  .strictObject({
    name: z.string().max(500).optional(),
    url: z.string().max(4096).optional().meta({ description: 'Where the group lives on the site' }),
    modules: z
      .array(z.enum(groupModules))
      .optional()
      .meta({ description: 'The applications it uses; figures of another are `not_enabled`' }),
    timezone: z.string().max(64).optional().meta({ description: 'IANA zone of its days' }),
    created: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()])
      .optional()
      .meta({ description: 'Since when the group exists' }),
  })
  .meta({ id: 'GroupSettings', description: 'What a site says about a group' });

/** One group, as `GET /v1/groups` lists it. */
export const groupSchema = z
  .object({
    id: groupId,
    name: z.string(),
    url: z.string().nullable(),
    modules: z.array(z.string()),
    timezone: z.string().nullable(),
    created: z.string().nullable(),
  })
  .meta({ id: 'Group' });

/** The answer of `GET /v1/groups`: the groups that the token reaches. */
export const groupListSchema = z.object({ groups: z.array(groupSchema) }).meta({ id: 'GroupList' });

/** See {@link groupSettingsSchema}. */
export type GroupSettings = z.infer<typeof groupSettingsSchema>;
/** See {@link groupSchema}. */
export type Group = z.infer<typeof groupSchema>;
/** See {@link groupListSchema}. */
export type GroupList = z.infer<typeof groupListSchema>;
