import type { ProblemCode } from '../problem-codes.js';
import { comparisons, intervals, todays } from '../queries/question-options.js';
import { ProblemError } from '../problem-error.js';
import { answer, catalogue, question } from './examples.js';
import { json, operation, parameter, refer, requestBody, response } from './operation.js';
import { problemDetails, type Part } from './operation.js';

const access: ProblemCode[] = [
  'missing_credentials',
  'token_invalid',
  'token_expired',
  'forbidden',
  'rate_limited',
  'store_unavailable',
];

const asking: ProblemCode[] = [
  'invalid_field',
  'unknown_metric',
  'unknown_parameter',
  'invalid_window',
];

const text = { type: 'string' };

const common = [
  parameter('group', 'query', text, 'A group; the whole site when left out'),
  parameter('period', 'query', text, 'P7D, P28D, P30D, P90D, P1M, P3M, P6M, P1Y, this-month …'),
  parameter('from', 'query', text, 'ISO date or instant; with `to`, in place of `period`'),
  parameter('to', 'query', text, 'ISO date or instant, exclusive'),
  parameter('today', 'query', { type: 'string', enum: [...todays] }),
  parameter('interval', 'query', { type: 'string', enum: [...intervals] }),
  parameter('compare', 'query', { type: 'string', enum: [...comparisons] }),
  parameter('by', 'query', text, 'A way of splitting or ordering that the metric offers'),
  parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 100 }, 'Rows of a ranking'),
  parameter('timezone', 'query', text, 'IANA zone; default: the group’s, else the site’s'),
];

const locale = parameter('locale', 'query', text, 'Language of labels: fr, en');

const site = parameter(
  'site',
  'query',
  text,
  'Needed only where no token names the site (public metrics)',
);

/** The query API. */
export function answerPaths(): Record<string, Part> {
  return {
    '/v1/metrics': { get: catalogueOperation() },
    '/v1/metrics/{id}': { get: answerOperation() },
    '/v1/query': { post: queryOperation() },
  };
}

function catalogueOperation(): Part {
  return operation({
    id: 'catalogue',
    tag: 'Answers',
    summary: 'Lists every metric: labels, unit, question, definition, parameters',
    security: ['token'],
    parameters: [locale, site],
    responses: {
      '200': response('The catalogue', json(refer('Catalogue'), { catalogue })),
    },
    problems: access.filter((code) => code !== 'store_unavailable'),
  });
}

function answerOperation(): Part {
  return operation({
    id: 'answer',
    tag: 'Answers',
    summary: 'Answers one question',
    description:
      'Parameters of the metric itself ride along; the catalogue lists them. A public metric needs no token and ' +
      'carries `Cache-Control` and an ETag.',
    security: ['token'],
    parameters: [
      parameter('id', 'path', text, 'The id of a metric of the catalogue'),
      ...common,
      locale,
      site,
    ],
    responses: { '200': response('The answer', json(refer('Answer'), { posts: answer })) },
    problems: [...asking, ...access],
  });
}

function queryOperation(): Part {
  const failed = new ProblemError('unknown_metric', problemDetails.unknown_metric, {
    path: 'queries.1.metric',
    known: ['posts'],
  });
  return operation({
    id: 'query',
    tag: 'Answers',
    summary: 'Answers several questions, in their order',
    description: 'A question that fails is a problem in its place; the others are answered.',
    security: ['token'],
    request: requestBody(json(refer('QueryRequest'), { page: question })),
    responses: {
      '200': response(
        'The answers',
        json(refer('QueryResponse'), {
          answers: { answers: [answer, answer] },
          oneFailed: { answers: [answer, failed.toProblem()] },
        }),
      ),
    },
    problems: ['malformed_body', 'invalid_field', ...access, 'body_too_large'],
  });
}
