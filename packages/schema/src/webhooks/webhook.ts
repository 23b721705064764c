import { z } from 'zod';

/** Where something is posted to, and the key that its signature is made with. */
export const webhookSettingsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  secret: z
    .string()
    .min(16)
    .max(200)
    .optional()
    .meta({ description: 'Left out: the one there is, or a new one, which is shown once' }),
});

/** A webhook as it is listed; its secret is shown once, when it was made here. */
export const webhookSchema = z
  .object({ url: z.string(), secret: z.string().optional() })
  .meta({ id: 'Webhook' });

/** How the posting of one message to a webhook goes. */
export const deliverySchema = z
  .object({
    state: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    next: z.string().optional().meta({ description: 'When it is tried again' }),
    problem: z.string().optional().meta({ description: 'What came of the last attempt' }),
  })
  .meta({ id: 'Delivery' });

/** See {@link webhookSettingsSchema}. */
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;
/** See {@link webhookSchema}. */
export type Webhook = z.infer<typeof webhookSchema>;
/** See {@link deliverySchema}. */
export type Delivery = z.infer<typeof deliverySchema>;
