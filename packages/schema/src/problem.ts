import { z } from 'zod';
import { problemStatus, type ProblemCode } from './problem-codes.js';

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];

/** An error answer: `application/problem+json` (RFC 9457) with a stable `code`. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'A URI that names the kind of problem' }),
    title: z.string().meta({ description: 'The same for every problem of this code' }),
    status: z.int(),
    code: z.enum(codes),
    detail: z
      .string()
      .optional()
      .meta({ description: 'What is wrong here, and what would be right' }),
    path: z
      .string()
      .optional()
      .meta({ description: 'The input field, in dotted form: `queries.0.period`' }),
    known: z
      .array(z.string())
      .optional()
      .meta({ description: 'The values that would have been accepted' }),
  })
  .meta({ id: 'Problem', description: 'An error answer (RFC 9457)' });

/** See {@link problemSchema}. */
export type Problem = z.infer<typeof problemSchema>;
