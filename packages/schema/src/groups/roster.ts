import { z } from 'zod';
import { userTraitsSchema } from '../messages/traits.js';

const userId = z.string().min(1).max(256);

/** One member of a roster: the id alone, or with what the site knows. */
export const rosterMemberSchema = z.union([
  userId,
  z.strictObject({
    userId,
    joined: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()])
      .optional()
      .meta({ description: 'Since when; for a new member without it: now' }),
    traits: userTraitsSchema.optional(),
  }),
]);

/** The body of `PUT /v1/groups/:id/members`: everybody. Who is missing has left. */
export const rosterSchema = z
  .strictObject({ members: z.array(rosterMemberSchema).max(100_000) })
  .meta({ id: 'Roster', description: 'All members of a group; who is missing has left' });

/** The answer: what changed against the roster before. */
export const rosterResultSchema = z
  .object({ group: z.string(), members: z.int(), joined: z.int(), left: z.int() })
  .meta({ id: 'RosterResult' });

/** See {@link rosterSchema}. */
export type Roster = z.infer<typeof rosterSchema>;
/** See {@link rosterMemberSchema}. */
export type RosterMember = z.infer<typeof rosterMemberSchema>;
/** See {@link rosterResultSchema}. */
export type RosterResult = z.infer<typeof rosterResultSchema>;
