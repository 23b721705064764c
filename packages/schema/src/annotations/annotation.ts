import { z } from 'zod';
import { metricReferenceSchema } from '../answers/answer.js';

const id = z.string().min(1).max(256);
const date = z.iso.date();
const number = z.number().nullable();

const fields = {
  title: z.string().min(1).max(300),
  kind: z.enum(['action', 'event', 'campaign']).default('action'),
  date: date.meta({ description: 'The day of it, or its first' }),
  end: date.optional().meta({ description: 'Its last day, where it lasts' }),
  text: z.string().max(4000).optional(),
  url: z.string().max(4096).optional(),
};

/** The body of `POST /v1/annotations` and `PUT /v1/annotations/:id`. */
export const annotationSettingsSchema = z
  .strictObject({
    ...fields,
    group: id.optional().meta({ description: 'The whole site when left out' }),
  })
  .meta({ id: 'AnnotationSettings', description: 'Something that happened, on the time axis' });

const side = z.object({
  value: number,
  window: z.object({ from: z.string(), to: z.string() }),
  numerator: number.optional(),
  denominator: number.optional(),
  reason: z.string().optional(),
});

/** A metric before and after an annotation. */
export const effectSchema = z.object({
  metric: metricReferenceSchema,
  days: z.int().meta({
    description: 'Complete days on either side: fewer than asked for while those after are passing',
  }),
  before: side.nullable(),
  after: side.nullable(),
  change: z.object({ absolute: number, relative: number }),
  reason: z.string().optional().meta({ description: '`unfinished`: no complete day has passed' }),
});

/** One annotation. */
export const annotationSchema = z
  .object({
    id,
    group: z.string().nullable(),
    ...fields,
    changed: z.string(),
    effect: effectSchema.optional(),
  })
  .meta({ id: 'Annotation' });

/** The answer of `GET /v1/annotations`. */
export const annotationListSchema = z
  .object({ annotations: z.array(annotationSchema) })
  .meta({ id: 'AnnotationList' });

/** See {@link annotationSettingsSchema}. */
export type AnnotationSettings = z.infer<typeof annotationSettingsSchema>;
/** See {@link annotationSchema}. */
export type Annotation = z.infer<typeof annotationSchema>;
/** See {@link effectSchema}. */
export type Effect = z.infer<typeof effectSchema>;
/** See {@link annotationListSchema}. */
export type AnnotationList = z.infer<typeof annotationListSchema>;
