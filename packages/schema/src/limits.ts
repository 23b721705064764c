/** What a collector takes at most. This module has no zod in it, so that browsers can import it. */
export const limits = {
  /** Bytes of a request's body, unpacked. */
  bodyBytes: 500_000,
  /** Bytes of one message as JSON. */
  messageBytes: 32_768,
  /** Questions in one request. */
  queries: 50,
  /** Seconds that a token may live. */
  tokenSeconds: 86_400,
} as const;
