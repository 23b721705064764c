import { z } from 'zod';
import { webhookSchema, webhookSettingsSchema } from '../webhooks/webhook.js';
import { digestFormats } from './digest-formats.js';

const id = z.string().min(1).max(256);

/** The query of `GET /v1/digest`. */
export const digestQuerySchema = z
  .strictObject({
    group: id.optional().meta({ description: 'The whole site when left out' }),
    period: z.string().default('last-month'),
    from: z.string().optional(),
    to: z.string().optional(),
    timezone: z.string().optional(),
    locale: z.string().optional(),
    format: z.enum(digestFormats).default('markdown'),
  })
  .meta({ id: 'DigestQuery' });

/** A digest as `format=json` gives it, and as it is posted. */
export const digestSchema = z
  .object({
    title: z.string(),
    locale: z.string(),
    group: z.string().nullable(),
    window: z.object({ from: z.string(), to: z.string(), timezone: z.string() }),
    sections: z.array(
      z.object({
        heading: z.string(),
        sentences: z.array(z.string()),
        items: z.array(z.object({ text: z.string(), url: z.string().nullable() })).optional(),
      }),
    ),
    markdown: z.string(),
    html: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Digest', description: 'The key figures of a period, in sentences' });

const scheduleFields = {
  every: z.enum(['week', 'month']).meta({ description: 'Posted once that unit is over' }),
  locale: z.enum(['en', 'fr']).default('en'),
};

/** The body of `PUT /v1/digest/schedules/:id`. */
export const digestScheduleSettingsSchema = z
  .strictObject({ group: id.optional(), ...scheduleFields, webhook: webhookSettingsSchema })
  .meta({ id: 'DigestScheduleSettings', description: 'A digest that is posted to a webhook' });

/** One schedule. */
export const digestScheduleSchema = z
  .object({
    id,
    group: z.string().nullable(),
    ...scheduleFields,
    webhook: webhookSchema,
    changed: z.string(),
  })
  .meta({ id: 'DigestSchedule' });

/** The answer of `GET /v1/digest/schedules`. */
export const digestScheduleListSchema = z
  .object({ schedules: z.array(digestScheduleSchema) })
  .meta({ id: 'DigestScheduleList' });

/** See {@link digestQuerySchema}. */
export type DigestQuery = z.infer<typeof digestQuerySchema>;
/** See {@link digestSchema}. */
export type Digest = z.infer<typeof digestSchema>;
/** See {@link digestScheduleSettingsSchema}. */
export type DigestScheduleSettings = z.infer<typeof digestScheduleSettingsSchema>;
/** See {@link digestScheduleSchema}. */
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;
/** See {@link digestScheduleListSchema}. */
export type DigestScheduleList = z.infer<typeof digestScheduleListSchema>;
