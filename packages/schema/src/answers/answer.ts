import { z } from 'zod';
import { units } from './units.js';
import { intervals } from '../queries/question-options.js';
import { problemSchema } from '../problem.js';

const number = z.number().nullable();

const parts = z.record(z.string(), number);

/** The 95 % interval of a rate: from, to. */
const confidence = z.tuple([z.number(), z.number()]);

/** Which metric this is, in the language asked for. */
export const metricReferenceSchema = z.object({
  id: z.string(),
  version: z.int().meta({ description: 'Rises when the definition changes' }),
  label: z.string(),
  unit: z.enum(units),
  higherIsBetter: z.boolean().nullable(),
  question: z.string(),
  definition: z.string().optional().meta({ description: 'How the number is computed, in words' }),
});

/** Half-open: `from` belongs to it, `to` does not. ISO dates where they are local midnights, instants otherwise. */
export const windowSchema = z.object({
  from: z.string(),
  to: z.string(),
  timezone: z.string(),
  interval: z.enum(intervals),
});

/** One bucket of a series. */
export const pointSchema = z.object({
  start: z
    .string()
    .meta({ description: 'The first instant of the bucket, with the offset of the zone' }),
  value: number,
  previous: number
    .optional()
    .meta({ description: 'The value of the same bucket of the window compared with' }),
  partial: z
    .boolean()
    .meta({ description: 'The bucket is not whole: it contains now, or the window cuts it' }),
  parts: parts
    .optional()
    .meta({ description: 'Named figures beside the value, such as joined and left' }),
  reason: z.string().optional(),
});

/** One part of a partition. */
export const partSchema = z.object({
  key: z.string(),
  label: z.string(),
  value: number,
  numerator: number.optional(),
  denominator: number.optional(),
  confidence95: confidence.optional(),
  share: number.optional(),
  previous: number.optional(),
  people: z
    .int()
    .optional()
    .meta({ description: 'How many people it is about, where the value is not their number' }),
  suppressed: z.boolean().optional(),
});

/** One row of a ranking. */
export const rowSchema = z.object({
  rank: z.int(),
  id: z.string(),
  name: z.string().nullable(),
  avatar: z.string().nullable().optional(),
  url: z.string().nullable().optional(),
  value: number,
  parts: parts.optional(),
  author: z.object({ id: z.string(), name: z.string().nullable() }).nullable().optional(),
  published: z.string().nullable().optional(),
});

/** Contacts from one part, or one person of the rows, to another. */
export const answerEdgeSchema = z.object({
  source: z.string().meta({ description: 'The key of a part, or the id of a row' }),
  target: z.string().meta({ description: 'May be the source: contacts inside a part' }),
  value: z.number(),
  people: z
    .int()
    .optional()
    .meta({ description: 'Distinct people on its two sides, the smaller number' }),
});

/** One answer. Absent parts are left out. */
export const answerSchema = z
  .object({
    metric: metricReferenceSchema,
    group: z.string().nullable().meta({ description: 'null: the whole site' }),
    window: windowSchema,
    value: number,
    numerator: number.optional(),
    denominator: number.optional(),
    perDay: number
      .optional()
      .meta({ description: 'value ÷ days, given where the windows compared differ in length' }),
    previous: z
      .object({
        value: number,
        numerator: number.optional(),
        denominator: number.optional(),
        perDay: number.optional(),
        window: z.object({ from: z.string(), to: z.string() }),
      })
      .optional(),
    change: z
      .object({
        absolute: number,
        relative: number.meta({ description: 'null when the value before is 0 or missing' }),
      })
      .optional(),
    series: z.array(pointSchema).optional(),
    parts: z.array(partSchema).optional(),
    rows: z.array(rowSchema).optional(),
    edges: z
      .array(answerEdgeSchema)
      .optional()
      .meta({ description: 'Who turned to whom, the strongest first' }),
    beside: parts.optional().meta({ description: 'Named figures shown beside the value' }),
    confidence95: confidence.optional(),
    suppressed: z.object({ reason: z.string(), k: z.int() }).optional(),
    reason: z.string().optional().meta({ description: 'Why the value is null' }),
    membership: z.enum(['roster', 'observed']).optional(),
    excluded: z.array(z.string()),
    k: z
      .int()
      .optional()
      .meta({ description: 'No figure about fewer people than this, where anonymity applies' }),
    parameters: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'The metric’s own parameters, defaults filled in' }),
    asOf: z.string(),
  })
  .meta({ id: 'Answer', description: 'A number with everything that it rests on' });

/** See {@link answerSchema}. */
export type Answer = z.infer<typeof answerSchema>;
/** See {@link pointSchema}. */
export type Point = z.infer<typeof pointSchema>;
/** See {@link partSchema}. */
export type Part = z.infer<typeof partSchema>;
/** See {@link answerEdgeSchema}. */
export type AnswerEdge = z.infer<typeof answerEdgeSchema>;
/** See {@link rowSchema}. */
export type Row = z.infer<typeof rowSchema>;

/** The answers to a {@link QueryRequest}, in its order; one that fails is a problem in its place. */
export const queryResponseSchema = z
  .object({ answers: z.array(z.union([answerSchema, problemSchema])) })
  .meta({ id: 'QueryResponse' });

/** See {@link queryResponseSchema}. */
export type QueryResponse = z.infer<typeof queryResponseSchema>;
