import { z } from 'zod';
import { metricReferenceSchema } from '../answers/answer.js';
import { metricParametersSchema } from '../objectives/objective.js';
import { intervals } from '../queries/question-options.js';
import { deliverySchema, webhookSchema, webhookSettingsSchema } from '../webhooks/webhook.js';

const id = z.string().min(1).max(256);
const number = z.number().nullable();
const conditions = ['below', 'above', 'silent', 'unusual'] as const;

const fields = {
  name: z.string().min(1).max(200),
  metric: z.string().min(1).meta({ description: 'A metric with a series' }),
  parameters: metricParametersSchema.optional(),
  when: z.enum(conditions).meta({
    description:
      'below, above: the threshold; silent: nothing for so many days; unusual: outside its own usual variation',
  }),
  threshold: z.number().optional(),
  days: z.int().min(1).max(60).optional(),
  interval: z
    .enum(intervals)
    .default('day')
    .meta({ description: 'The bucket that is judged, once it is finished' }),
};

/** The body of `PUT /v1/alerts/rules/:id`. */
export const alertRuleSettingsSchema = z
  .strictObject({
    ...fields,
    group: id.optional().meta({ description: 'The whole site when left out' }),
    webhook: webhookSettingsSchema.optional(),
  })
  .meta({ id: 'AlertRuleSettings', description: 'When to tell somebody' });

/** One rule. */
export const alertRuleSchema = z
  .object({
    id,
    group: z.string().nullable(),
    ...fields,
    webhook: webhookSchema.nullable(),
    changed: z.string(),
  })
  .meta({ id: 'AlertRule' });

/** One alert: a rule came true in a bucket. */
export const alertSchema = z
  .object({
    id: z.string().meta({ description: 'The same however often it is delivered' }),
    rule: z.object({ id, name: z.string() }),
    group: z.string().nullable(),
    metric: metricReferenceSchema.pick({ id: true, label: true, unit: true }),
    when: z.enum(conditions),
    bucket: z.string().meta({ description: 'The first instant of the bucket' }),
    value: number,
    threshold: z.number().optional(),
    days: z.int().optional(),
    usual: z.tuple([z.number(), z.number()]).optional(),
    at: z.string(),
    delivery: deliverySchema.optional(),
  })
  .meta({ id: 'Alert' });

/** The answer of `GET /v1/alerts/rules`. */
export const alertRuleListSchema = z
  .object({ rules: z.array(alertRuleSchema) })
  .meta({ id: 'AlertRuleList' });

/** The answer of `GET /v1/alerts`. */
export const alertListSchema = z.object({ alerts: z.array(alertSchema) }).meta({ id: 'AlertList' });

/** See {@link alertRuleSettingsSchema}. */
export type AlertRuleSettings = z.infer<typeof alertRuleSettingsSchema>;
/** See {@link alertRuleSchema}. */
export type AlertRule = z.infer<typeof alertRuleSchema>;
/** See {@link alertSchema}. */
export type Alert = z.infer<typeof alertSchema>;
/** See {@link alertRuleListSchema}. */
export type AlertRuleList = z.infer<typeof alertRuleListSchema>;
/** See {@link alertListSchema}. */
export type AlertList = z.infer<typeof alertListSchema>;
