import { z } from 'zod';
import { roles } from '../access/roles.js';

/** One administrative act. */
export const auditEntrySchema = z
  .object({
    at: z.string().meta({ description: 'When, ISO 8601' }),
    site: z.string(),
    act: z.string().meta({
      description: 'What was done: method and address, or the command; never a body',
    }),
    target: z.string().optional().meta({
      description: 'What it was done to: an id, the names of settings, or the key of a person',
    }),
    by: z
      .object({
        way: z.enum(['secret_key', 'token', 'command']),
        key: z.string().optional().meta({ description: 'The name of the secret key' }),
        role: z.enum(roles).optional(),
        member: z.string().optional().meta({ description: 'The member that the token was for' }),
      })
      .meta({ description: 'Who did it, as far as it is known' }),
  })
  .meta({ id: 'AuditEntry', description: 'An administrative act' });

/** The answer of `GET /v1/audit`. */
export const auditListSchema = z
  .object({ entries: z.array(auditEntrySchema) })
  .meta({ id: 'AuditList', description: 'Administrative acts, the latest first' });

/** See {@link auditEntrySchema}. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;
/** See {@link auditListSchema}. */
export type AuditList = z.infer<typeof auditListSchema>;
