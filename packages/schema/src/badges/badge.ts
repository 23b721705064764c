import { z } from 'zod';

const fields = {
  name: z.string().min(1).max(200),
  metric: z.enum(['posts', 'comments', 'likes_given', 'likes_received', 'active_days']),
  threshold: z.number().positive().max(1_000_000).meta({ description: 'Reached: it is earned' }),
  window: z
    .string()
    .regex(/^P[1-9]\d{0,2}[DWMY]$/)
    .meta({ description: 'The stretch of time in which to earn it, such as P28D' }),
};

/** The body of `PUT /v1/badges/:id`: what a member must do for a badge. */
export const badgeRuleSettingsSchema = z
  .strictObject(fields)
  .meta({ id: 'BadgeRuleSettings', description: 'What a member must do for a badge' });

/** One badge rule. */
export const badgeRuleSchema = z
  .object({ id: z.string(), ...fields, changed: z.string() })
  .meta({ id: 'BadgeRule' });

/** The answer of `GET /v1/badges`. */
export const badgeRuleListSchema = z
  .object({ badges: z.array(badgeRuleSchema) })
  .meta({ id: 'BadgeRuleList' });

/** See {@link badgeRuleSettingsSchema}. */
export type BadgeRuleSettings = z.infer<typeof badgeRuleSettingsSchema>;
/** See {@link badgeRuleSchema}. */
export type BadgeRule = z.infer<typeof badgeRuleSchema>;
/** See {@link badgeRuleListSchema}. */
export type BadgeRuleList = z.infer<typeof badgeRuleListSchema>;
