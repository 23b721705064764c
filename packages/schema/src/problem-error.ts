import type { Problem } from './problem.js';
import { problemStatus, type ProblemCode } from './problem-codes.js';

/** What a {@link ProblemError} tells besides its code and detail. */
export interface ProblemErrorOptions {
  /** The input field at fault, in dotted form: `queries.0.period`. */
  path?: string | undefined;
  /** The values that would have been accepted. */
  known?: readonly string[] | undefined;
  /** Seconds after which asking again makes sense; becomes `Retry-After`. */
  retryAfter?: number | undefined;
  /** What went wrong underneath. It is logged and never sent. */
  cause?: unknown;
}

/**
 * A failure that the asker is told about. Throw it anywhere below a route: one place turns it into a
 * `problem+json` answer with the status of its code.
 *
 * @example
 * throw new ProblemError('unknown_metric', 'There is no metric "post".', { path: 'metric', known: ['posts'] });
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly path: string | undefined;
  readonly known: readonly string[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.path = options.path;
    this.known = options.known;
    this.retryAfter = options.retryAfter;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return problemStatus[this.code];
  }

  /** The body of the `application/problem+json` answer. */
  toProblem(): Problem {
    return {
      type: `urn:ruche:problem:${this.code}`,
      title: titleOf(this.code),
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...(this.path === undefined ? {} : { path: this.path }),
      ...(this.known === undefined ? {} : { known: [...this.known] }),
    };
  }
}

function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
