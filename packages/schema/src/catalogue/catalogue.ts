import { z } from 'zod';
import { roles } from '../access/roles.js';
import { units } from '../answers/units.js';
import { groupModules } from '../groups/group-modules.js';

/** A parameter that one metric takes beside the common ones. */
export const metricParameterSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  type: z.enum(['string', 'number', 'boolean', 'list']).optional(),
  values: z.array(z.string()).optional().meta({ description: 'All that it may be' }),
  default: z.unknown().optional(),
});

/** One metric of the catalogue. */
export const metricDescriptionSchema = z.object({
  id: z.string(),
  version: z.int(),
  label: z.string().meta({ description: 'In the language asked for' }),
  labels: z.record(z.string(), z.string()).meta({ description: 'By language' }),
  unit: z.enum(units),
  higherIsBetter: z.boolean().nullable(),
  question: z.string(),
  definition: z.string(),
  parameters: z.array(metricParameterSchema),
  audience: z.enum(roles).optional().meta({ description: 'The least role that may ask it' }),
  module: z.enum(groupModules).optional().meta({ description: 'The application it is about' }),
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
