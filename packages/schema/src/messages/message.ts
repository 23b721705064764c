import { z } from 'zod';

const id = z.string().min(1).max(256);
/** Segment's libraries send ISO 8601; a Date's JSON is that too. */
const time = z.string().min(8).max(40);
const bag = z.record(z.string(), z.unknown());

/** `context`: the fields that are read; any other is kept and never fails a message. */
export const contextSchema = z.looseObject({
  groupId: z.union([id, z.array(id).max(32)]).nullish(),
  device: z.looseObject({ type: z.string().max(64).nullish() }).nullish(),
  userAgent: z.string().max(2048).nullish(),
  userAgentData: z.looseObject({ mobile: z.boolean().nullish() }).nullish(),
  page: bag.nullish(),
  sessionId: z.union([z.string().max(128), z.number()]).nullish(),
  timezone: z.string().max(64).nullish(),
  locale: z.string().max(64).nullish(),
  identity: z
    .string()
    .max(4096)
    .nullish()
    .meta({ description: 'A JWT of the site whose `sub` is the userId' }),
});

const common = {
  messageId: z
    .string()
    .min(1)
    .max(128)
    .nullish()
    .meta({ description: 'The idempotency key; kept for life by the sender' }),
  userId: id.nullish(),
  anonymousId: id.nullish(),
  timestamp: time.nullish(),
  sentAt: time.nullish(),
  originalTimestamp: time.nullish(),
  context: contextSchema.nullish(),
};

/** One message of the Segment tracking API. Unknown fields are allowed everywhere. */
export const messageSchema = z
  .discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('track'),
      event: z.string().min(1).max(200),
      properties: bag.nullish(),
      ...common,
    }),
    z.looseObject({ type: z.literal('identify'), traits: bag.nullish(), ...common }),
    z.looseObject({ type: z.literal('group'), groupId: id, traits: bag.nullish(), ...common }),
    z.looseObject({
      type: z.literal('page'),
      name: z.string().max(500).nullish(),
      properties: bag.nullish(),
      ...common,
    }),
    z.looseObject({
      type: z.literal('screen'),
      name: z.string().max(500).nullish(),
      properties: bag.nullish(),
      ...common,
    }),
    z.looseObject({ type: z.literal('alias'), previousId: id, ...common }),
  ])
  .meta({ id: 'Message', description: 'One call of the Segment tracking API' });

/** See {@link messageSchema}. */
export type Message = z.infer<typeof messageSchema>;
/** See {@link contextSchema}. */
export type MessageContext = z.infer<typeof contextSchema>;

/** The envelope of `POST /v1/batch`; its messages are checked one by one. */
export const batchSchema = z
  .looseObject({
    batch: z.array(z.unknown()),
    context: contextSchema.nullish(),
    writeKey: z.string().nullish(),
    sentAt: time.nullish(),
  })
  .meta({ id: 'Batch' });

/** A message that was not taken, and why. */
export const rejectionSchema = z.object({
  index: z.int(),
  messageId: z.string().nullable(),
  code: z.string(),
  path: z.string(),
  message: z.string(),
});

/** The answer to a batch: given once what was accepted is durable. */
export const batchResultSchema = z
  .object({
    success: z.literal(true),
    accepted: z.int(),
    duplicate: z
      .int()
      .optional()
      .meta({ description: 'Of the accepted, how many were already known' }),
    rejected: z.array(rejectionSchema),
  })
  .meta({ id: 'BatchResult' });

/** See {@link rejectionSchema}. */
export type Rejection = z.infer<typeof rejectionSchema>;
/** See {@link batchResultSchema}. */
export type BatchResult = z.infer<typeof batchResultSchema>;
