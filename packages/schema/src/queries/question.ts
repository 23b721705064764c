import { z } from 'zod';
import { limits } from '../limits.js';
import { comparisons, intervals, todays } from './question-options.js';

/** One question: a metric, and the window, group and options to ask it for. */
export const questionSchema = z
  .looseObject({
    metric: z.string().min(1).meta({ description: 'The id of a metric of the catalogue' }),
    group: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .meta({ description: 'A group; the whole site when left out' }),
    period: z.string().optional().meta({
      description:
        'P7D, P28D, P30D, P90D, P1M, P3M, P6M, P1Y, or a calendar unit such as this-month, last-week',
    }),
    from: z
      .string()
      .optional()
      .meta({ description: 'ISO date or instant; with `to`, in place of `period`' }),
    to: z.string().optional().meta({ description: 'ISO date or instant, exclusive' }),
    today: z.enum(todays).optional(),
    interval: z.enum(intervals).optional(),
    compare: z.enum(comparisons).optional(),
    by: z
      .string()
      .optional()
      .meta({ description: 'A way of splitting or ordering that the metric offers' }),
    limit: z.coerce.number().int().min(1).max(100).optional(),
    timezone: z
      .string()
      .optional()
      .meta({ description: 'IANA zone; default: the group’s, else the site’s' }),
    locale: z.string().optional().meta({ description: 'Language of labels: fr, en' }),
  })
  .meta({
    id: 'Question',
    description: 'One question to the catalogue; a metric may take further parameters',
  });

/** See {@link questionSchema}. Parameters of a single metric (level, weights, exclude …) ride along as further keys. */
export type Question = z.infer<typeof questionSchema>;

/** Several questions in one request; they are answered in this order. */
export const queryRequestSchema = z
  .object({
    site: z
      .string()
      .optional()
      .meta({ description: 'Needed only where no token names the site (public metrics)' }),
    queries: z.array(questionSchema).min(1).max(limits.queries),
  })
  .meta({ id: 'QueryRequest' });

/** See {@link queryRequestSchema}. */
export type QueryRequest = z.infer<typeof queryRequestSchema>;
