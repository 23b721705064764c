import { z } from 'zod';
import { roles } from '../access/roles.js';
import { units } from '../answers/units.js';
import { groupModules } from '../groups/group-modules.js';

/** A parameter that one metric takes beside the common ones. */
export const metricParameterSchema = z.object({
  name: z.string(),
  description: z.string(),
  type: z.enum(['choice', 'list', 'number', 'text', 'texts']),
  values: z.array(z.string()).optional().meta({ description: 'All that it may be' }),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  integer: z.boolean().optional().meta({ description: 'Only whole numbers' }),
  maxLength: z.int().optional(),
  maxItems: z.int().optional().meta({ description: 'How many texts there may be' }),
  required: z.boolean().optional().meta({ description: 'There is no answer without it' }),
  default: z.union([z.string(), z.number(), z.array(z.string())]),
});

/** One metric of the catalogue. */
export const metricDescriptionSchema = z.object({
  id: z.string(),
  version: z.int().meta({ description: 'Rises when the definition changes' }),
  label: z.string().meta({ description: 'In the language asked for' }),
  labels: z.record(z.string(), z.string()).meta({ description: 'In every language' }),
  question: z.string().meta({ description: 'What it answers, in one sentence' }),
  definition: z.string().meta({ description: 'How the number is computed, in words' }),
  formula: z.string().optional().meta({ description: 'The definition as a formula, in words' }),
  edgeCases: z
    .array(z.string())
    .optional()
    .meta({ description: 'What becomes of the cases that other products get wrong' }),
  unit: z.enum(units),
  higherIsBetter: z.boolean().nullable(),
  shape: z.enum(['series', 'ranking', 'partition']).meta({ description: 'What it answers with' }),
  audience: z.enum(roles).meta({ description: 'The least role that may ask it' }),
  module: z.enum(groupModules).nullable().meta({ description: 'The application it is about' }),
  parameters: z.array(metricParameterSchema),
  sources: z.array(z.string()).meta({ description: 'The messages that it counts' }),
});

/** The answer of `GET /v1/metrics`. */
export const catalogueSchema = z
  .object({ metrics: z.array(metricDescriptionSchema) })
  .meta({ id: 'Catalogue', description: 'Every metric, in the language asked for' });

/** See {@link metricDescriptionSchema}. */
export type MetricDescription = z.infer<typeof metricDescriptionSchema>;
/** See {@link metricParameterSchema}. */
export type MetricParameter = z.infer<typeof metricParameterSchema>;
/** See {@link catalogueSchema}. */
export type Catalogue = z.infer<typeof catalogueSchema>;
