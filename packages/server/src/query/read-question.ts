import { ProblemError, questionSchema } from '@ruche/schema';
import type { Question } from '@ruche/schema';

/**
 * Checks the form of a question; what only its metric can judge is left to the metric.
 *
 * @throws ProblemError `invalid_field` with the path of the field.
 */
export function readQuestion(input: unknown, path = ''): Question {
  const checked = questionSchema.safeParse(input);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = (issue?.path ?? []).map(String).join('.');
  throw new ProblemError('invalid_field', `${field || 'The question'}: ${issue?.message ?? ''}`, {
    path: joinPath(path, field),
  });
}

/** Puts a problem of one question at its place in the request. */
export function at(problem: ProblemError, path: string): ProblemError {
  if (path === '' || problem.path === undefined || problem.path.startsWith(path)) return problem;
  const { code, detail, known, retryAfter, cause } = problem;
  return new ProblemError(code, detail, {
    path: joinPath(path, problem.path),
    known,
    retryAfter,
    cause,
  });
}

function joinPath(...steps: string[]): string {
  return steps.filter(Boolean).join('.');
}
