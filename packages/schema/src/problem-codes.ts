/**
 * Every code that an error answer or a rejected message can carry. Codes are stable: they are added,
 * never renamed. The value is the HTTP status that goes with the code. This module has no zod in it,
 * so that browsers can import it.
 */
export const problemStatus = {
  /** The body is not JSON, or not gzip where it says so. */
  malformed_body: 400,
  /** A field is missing, of the wrong type or out of its range; `path` names it. */
  invalid_field: 400,
  /** No metric has this id; the answer lists the known ones. */
  unknown_metric: 400,
  /** The metric has no such parameter; the answer lists those it has. */
  unknown_parameter: 400,
  /** The window is empty, reversed, or has more buckets than an answer may hold. */
  invalid_window: 400,
  /** No write key, secret key or token came with the request. */
  missing_credentials: 401,
  /** The key is not one of this collector's. */
  unknown_key: 401,
  /** The token is not signed by this site, or not of the form that the contract names. */
  token_invalid: 401,
  /** The token was good and has run out: fetch a new one and ask again. */
  token_expired: 401,
  /** The site does not list this origin. */
  origin_not_allowed: 403,
  /** The token's rights do not reach so far. What does not exist answers the same. */
  forbidden: 403,
  /** No such address. */
  not_found: 404,
  /** The address exists, the method does not. */
  method_not_allowed: 405,
  /** The body is over 500 KB. */
  body_too_large: 413,
  /** One message is over 32 KB. */
  message_too_large: 413,
  /** More requests than the site allows; `Retry-After` says when to come back. */
  rate_limited: 429,
  /** A fault of the collector. Nothing was acknowledged. */
  internal_error: 500,
  /** The store cannot take or answer this now; `Retry-After` says when to come back. */
  store_unavailable: 503,
} as const;

/** A stable error code; see {@link problemStatus}. */
export type ProblemCode = keyof typeof problemStatus;
