import { ProblemError } from '@ruche/schema';
import type { z } from 'zod';

const longestId = 256;

/** Checks a body, or the query of an address, against a shape of the contract. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const checked = schema.safeParse(input);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  throw new ProblemError('invalid_field', `${path || 'The body'}: ${issue?.message ?? ''}`, {
    path,
  });
}

/** Checks the id in an address. */
export function readId(id: string): string {
  if (id.length > 0 && id.length <= longestId) return id;
  throw new ProblemError('invalid_field', `An id has 1 to ${longestId} characters.`, {
    path: 'id',
  });
}
