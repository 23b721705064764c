import { problemStatus, type ProblemCode } from '../problem-codes.js';
import { ProblemError } from '../problem-error.js';

/** A part of an OpenAPI document. */
export type Part = Record<string, unknown>;

/** What an operation of the contract needs said about it. */
export interface OperationOptions {
  id: string;
  tag: 'Collector' | 'Answers' | 'Groups' | 'Objectives' | 'Alerts' | 'Owner' | 'Service';
  summary: string;
  description?: string;
  security?: ('writeKey' | 'secretKey' | 'token')[];
  parameters?: Part[];
  request?: Part;
  responses: Record<string, Part>;
  problems?: ProblemCode[];
}

/** One operation, with the problems that it may answer grouped by their status. */
export function operation(options: OperationOptions): Part {
  const { id, tag, summary, description, security = [], parameters, request } = options;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: security.map((name) => ({ [name]: [] })),
    ...(parameters && { parameters }),
    ...(request && { requestBody: request }),
    responses: { ...options.responses, ...problemResponses(options.problems ?? []) },
  };
}

/** A body in JSON, of a named shape. */
export function json(schema: Part, examples: Record<string, unknown>, types = jsonOnly): Part {
  const content = { schema, examples: valued(examples) };
  return Object.fromEntries(types.map((type) => [type, content]));
}

/** A request's body. */
export function requestBody(content: Part): Part {
  return { required: true, content };
}

/** A response with a body. */
export function response(description: string, content: Part, headers?: Part): Part {
  return { description, ...(headers && { headers }), content };
}

/** Points to a named shape. */
export function refer(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** A parameter of the query or the path. */
export function parameter(
  name: string,
  where: 'query' | 'path' | 'header',
  schema: Part,
  description?: string,
): Part {
  return {
    name,
    in: where,
    ...(where === 'path' && { required: true }),
    ...(description && { description }),
    schema,
  };
}

const jsonOnly: readonly string[] = ['application/json'];

const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which to come back',
    schema: { type: 'integer', minimum: 1 },
  },
};

function problemResponses(codes: ProblemCode[]): Record<string, Part> {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].toSorted();
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => problemStatus[code] === status);
      const examples = Object.fromEntries(
        here.map((code) => [code, new ProblemError(code, problemDetails[code]).toProblem()]),
      );
      const content = json(refer('Problem'), examples, ['application/problem+json']);
      const waits = status === 429 || status === 503;
      const text = here.map((code) => `\`${code}\`: ${problemDetails[code]}`).join('\n\n');
      return [String(status), response(text, content, waits ? retryAfter : undefined)];
    }),
  );
}

function valued(examples: Record<string, unknown>): Part {
  return Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));
}

/** One sentence for each code, as examples show it. */
export const problemDetails: Record<ProblemCode, string> = {
  malformed_body: 'The body is not JSON.',
  invalid_field: 'A field is missing, of the wrong type or out of its range; `path` names it.',
  unknown_metric: 'No metric has this id; `known` lists the ids.',
  unknown_parameter: 'The metric has no such parameter; `known` lists those it has.',
  invalid_window: 'The window is empty, reversed, or has too many buckets.',
  missing_credentials: 'No write key, secret key or token came with the request.',
  unknown_key: 'The key is not known here.',
  token_invalid: 'The token is not one of this site’s.',
  token_expired: 'The token has run out: fetch a new one and ask again.',
  origin_not_allowed: 'The site does not list this origin.',
  forbidden: 'The token does not reach this, or it does not exist.',
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'The address does not take this method.',
  body_too_large: 'The body is over 500 KB.',
  message_too_large: 'A message is over 32 KB.',
  rate_limited: 'More requests than the site allows.',
  internal_error: 'A fault of the collector; nothing was acknowledged.',
  store_unavailable: 'The store cannot take or answer this now; nothing was acknowledged.',
};
