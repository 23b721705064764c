import { z } from 'zod';
import { metricReferenceSchema } from '../answers/answer.js';
import { units } from '../answers/units.js';
import { intervals } from '../queries/question-options.js';
import { reviewFrequencies, smartCodes, statuses } from './objective-words.js';

const id = z.string().min(1).max(256);
const date = z.iso.date();
const number = z.number().nullable();

/** A metric's own parameters, as a question carries them. */
export const metricParametersSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string())]),
);

const keyResultFields = {
  title: z.string().max(300).optional(),
  metric: z.string().min(1).optional().meta({ description: 'The id of a metric' }),
  parameters: metricParametersSchema.optional(),
  period: z
    .union([z.literal('since_start'), z.string().regex(/^P[1-9]\d{0,2}[DWMY]$/)])
    .optional()
    .meta({
      description:
        'The stretch of time that one reading covers: a rolling window (P28D, P1M, the default), or all since the start',
    }),
  interval: z.enum(intervals).optional(),
  unit: z.enum(units).optional().meta({ description: 'Default: the metric’s' }),
  baseline: z.number().optional().meta({ description: 'The figure at the start' }),
  target: z.number().optional().meta({ description: 'May lie below the baseline, never on it' }),
  start: date.optional().meta({ description: 'Default: the objective’s' }),
  due: date.optional().meta({ description: 'The last day; default: the objective’s' }),
};

/** The body of `PUT /v1/objectives/:id`. What is missing is told by the SMART check, not refused. */
export const objectiveSettingsSchema = z
  .strictObject({
    title: z.string().min(1).max(300),
    description: z.string().max(4000).optional(),
    group: id.optional().meta({ description: 'The whole site when left out' }),
    owner: z.string().max(256).optional().meta({ description: 'The member who answers for it' }),
    frequency: z.enum(reviewFrequencies).optional().meta({ description: 'How often to review' }),
    reviewed: date.optional().meta({ description: 'The day of the last review' }),
    start: date.optional().meta({ description: 'Default: the day on which it was made' }),
    due: date.optional().meta({ description: 'The last day' }),
    keyResults: z
      .array(z.strictObject({ id: id.optional(), ...keyResultFields }))
      .max(20)
      .default([]),
  })
  .meta({ id: 'ObjectiveSettings', description: 'An objective, as its owner sets it' });

const finding = z.object({
  code: z.enum(smartCodes),
  path: z.string().meta({ description: 'The field, as `keyResults.0.target`' }),
  text: z.string().meta({ description: 'What is missing and why it matters' }),
});

const suggestion = z
  .object({
    target: z.number(),
    past: z.array(z.number()).meta({ description: 'What it rests on, oldest first' }),
    text: z.string(),
  })
  .meta({ description: 'A realistic target, from the metric’s own past' });

/** A key result with where it stands. */
export const keyResultSchema = z
  .object({
    ...keyResultFields,
    id,
    metric: metricReferenceSchema.nullable(),
    baseline: number,
    target: number,
    start: date,
    due: date.nullable(),
    current: number,
    progress: number.meta({
      description: '(current − baseline) ÷ (target − baseline), not clamped',
    }),
    pace: number.meta({ description: 'The share of its time that has passed' }),
    status: z.enum(statuses).nullable(),
    reason: z.string().optional().meta({ description: 'Why there is no current figure' }),
    history: z
      .array(z.object({ at: z.string(), baseline: number, target: number, due: date.nullable() }))
      .meta({ description: 'Its targets since the first, the present one last' }),
    suggestion: suggestion.optional(),
  })
  .meta({ id: 'KeyResult' });

/** An objective with where it stands. */
export const objectiveSchema = z
  .object({
    id,
    title: z.string(),
    description: z.string().optional(),
    group: z.string().nullable(),
    owner: z.string().nullable(),
    frequency: z.enum(reviewFrequencies).nullable(),
    reviewed: date.nullable(),
    start: date,
    due: date.nullable(),
    created: z.string(),
    changed: z.string(),
    keyResults: z.array(keyResultSchema),
    progress: number.meta({ description: 'The mean of its key results, none above 1' }),
    pace: number,
    status: z.enum(statuses).nullable(),
    review_due: z.boolean(),
    nextReview: date.nullable(),
    smart: z.object({
      complete: z.boolean(),
      missing: z.array(finding),
      warnings: z.array(finding),
    }),
    asOf: z.string(),
  })
  .meta({ id: 'Objective', description: 'An objective and where it stands' });

/** The answer of `GET /v1/objectives`. */
export const objectiveListSchema = z
  .object({ objectives: z.array(objectiveSchema) })
  .meta({ id: 'ObjectiveList' });

/** See {@link objectiveSettingsSchema}. */
export type ObjectiveSettings = z.infer<typeof objectiveSettingsSchema>;
/** See {@link objectiveSchema}. */
export type Objective = z.infer<typeof objectiveSchema>;
/** See {@link keyResultSchema}. */
export type KeyResult = z.infer<typeof keyResultSchema>;
/** See {@link objectiveListSchema}. */
export type ObjectiveList = z.infer<typeof objectiveListSchema>;
