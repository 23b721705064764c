import type { Problem, ProblemCode } from '@ruche/schema';
import type { KeptAnswer } from './answer-cache.js';

/**
 * Why a question has no answer. The collector's own codes, and those that only the asking side knows:
 * `network` (nothing came back), `bad_response` (what came back cannot be read), `bad_source` (the
 * connection's `src` is no http address) and `token_unavailable` (the host's callback gave no token).
 */
export type AskErrorCode =
  | ProblemCode
  | 'network'
  | 'bad_response'
  | 'bad_source'
  | 'token_unavailable';

/** A question that was not answered. `code` is stable; `last` is the answer of an earlier, better time. */
export class AskError extends Error {
  override readonly name = 'AskError';
  /** See {@link AskErrorCode}. */
  readonly code: AskErrorCode;
  /** The HTTP status, where one came. */
  readonly status: number | undefined;
  /** The input field that the collector points at. */
  readonly path: string | undefined;
  /** What the collector would have accepted. */
  readonly known: readonly string[] | undefined;
  /** The last good answer to the same question, and when it came. */
  readonly last: KeptAnswer | undefined;

  constructor(code: AskErrorCode, about: AskErrorDetails = {}) {
    super(about.detail ?? code);
    this.code = code;
    this.status = about.status;
    this.path = about.path;
    this.known = about.known;
    this.last = about.last;
  }

  /** The same error with the last good answer beside it. */
  withLast(last: KeptAnswer | undefined): AskError {
    return last ? new AskError(this.code, { ...this.#details(), last }) : this;
  }

  /** An error from a problem document (RFC 9457). */
  static from(problem: Problem): AskError {
    const { code, status, detail, title, path, known } = problem;
    return new AskError(code, { status, detail: detail ?? title, path, known });
  }

  #details(): AskErrorDetails {
    const { message, status, path, known } = this;
    return { detail: message, status, path, known };
  }
}

/** What an {@link AskError} can carry beside its code. */
export interface AskErrorDetails {
  detail?: string | undefined;
  status?: number | undefined;
  path?: string | undefined;
  known?: readonly string[] | undefined;
  last?: KeptAnswer | undefined;
}
