import type { ProblemCode } from '../problem-codes.js';
import { json, operation, parameter, refer, requestBody, response } from './operation.js';
import type { OperationOptions, Part } from './operation.js';

/** What an answer of these operations may be instead. */
export const readingProblems: ProblemCode[] = [
  'invalid_field',
  'missing_credentials',
  'token_invalid',
  'token_expired',
  'forbidden',
  'rate_limited',
  'store_unavailable',
];

const writingProblems: ProblemCode[] = [...readingProblems, 'malformed_body', 'body_too_large'];

/** Something that is set, read and removed by its id. */
export interface RecordOperations {
  /** `Objective`: the operations are getObjective, putObjective, deleteObjective, listObjectives. */
  name: string;
  plural: string;
  tag: OperationOptions['tag'];
  /** `an objective` */
  one: string;
  /** `the objectives of a group` */
  all: string;
  shapes: { settings: string; one: string; list: string };
  examples: { settings: unknown; one: unknown; list: unknown };
  /** What the list and the single one take in their query. */
  query?: Part[];
}

const id = parameter('id', 'path', { type: 'string', maxLength: 256 });

/** `GET` of the list. */
export function listOf({ plural, tag, all, shapes, examples, query }: RecordOperations): Part {
  return operation({
    id: `list${plural}`,
    tag,
    summary: `Lists ${all}`,
    security: ['token', 'secretKey'],
    ...(query && { parameters: query }),
    responses: {
      '200': response('What there is', json(refer(shapes.list), { all: examples.list })),
    },
    problems: readingProblems,
  });
}

/** `GET`, `PUT` and `DELETE` of a single one. */
export function singleOf(options: RecordOperations): Part {
  const { name, tag, one, query = [] } = options;
  return {
    get: operation({
      id: `get${name}`,
      tag,
      summary: `Gives ${one}`,
      security: ['token', 'secretKey'],
      parameters: [id, ...query.filter(({ name: field }) => field !== 'group')],
      responses: answered(options),
      problems: readingProblems,
    }),
    put: operation({
      id: `put${name}`,
      tag,
      summary: `Sets ${one}`,
      security: ['token', 'secretKey'],
      parameters: [id],
      request: bodyOf(options),
      responses: answered(options),
      problems: writingProblems,
    }),
    delete: operation({
      id: `delete${name}`,
      tag,
      summary: `Removes ${one}`,
      security: ['token', 'secretKey'],
      parameters: [id],
      responses: { '204': { description: 'It is there no more' } },
      problems: readingProblems,
    }),
  };
}

/** `POST`, which finds an id itself. */
export function creationOf(options: RecordOperations): Part {
  const { name, tag, one } = options;
  return operation({
    id: `post${name}`,
    tag,
    summary: `Adds ${one}`,
    security: ['token', 'secretKey'],
    request: bodyOf(options),
    responses: { '201': answered(options)['200'] as Part },
    problems: writingProblems,
  });
}

function bodyOf({ shapes, examples }: RecordOperations): Part {
  return requestBody(json(refer(shapes.settings), { settings: examples.settings }));
}

function answered({ shapes, examples }: RecordOperations): Record<string, Part> {
  return { '200': response('As it is now', json(refer(shapes.one), { one: examples.one })) };
}
