import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { namedEvents } from '../events/index.js';
import { messageTypes } from '../messages/message-types.js';
import { problemStatus } from '../problem-codes.js';
import { openApi } from './open-api.js';

const document = openApi({ server: 'https://stats.example.org' });

/** Every `{ schema, examples }` of the document, with the place that it stands at. */
function bodies(part: unknown, place = ''): { place: string; schema: object; values: unknown[] }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { schema, examples } = part as {
    schema?: object;
    examples?: Record<string, { value: unknown }>;
  };
  const here =
    schema && examples
      ? [{ place, schema, values: Object.values(examples).map((example) => example.value) }]
      : [];
  return [
    ...here,
    ...Object.entries(part).flatMap(([key, value]) => bodies(value, `${place}/${key}`)),
  ];
}

test('the document is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(asData(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  const broken = await new Validator().validate(asData({ ...document, info: {} }));
  expect(broken.valid).toBe(false);
});

test('the document has every endpoint of the contract that exists', () => {
  expect(Object.keys(document.paths)).toEqual([
    '/v1/batch',
    ...['track', 'identify', 'group', 'page', 'screen', 'alias'].flatMap((type) => [
      `/v1/${type}`,
      `/v1/${type.charAt(0)}`,
    ]),
    '/v1/metrics',
    '/v1/metrics/{id}',
    '/v1/query',
    '/v1/groups',
    '/v1/groups/{id}',
    '/v1/groups/{id}/members',
    '/v1/objectives',
    '/v1/objectives/{id}',
    '/v1/annotations',
    '/v1/annotations/{id}',
    '/v1/badges',
    '/v1/badges/{id}',
    '/v1/alerts',
    '/v1/alerts/rules',
    '/v1/alerts/rules/{id}',
    '/v1/digest',
    '/v1/digest/schedules',
    '/v1/digest/schedules/{id}',
    '/v1/members/{id}',
    '/v1/members/{id}/export',
    '/v1/audit',
    '/v1/backup',
    '/healthz',
    '/readyz',
    '/metrics',
    '/openapi.json',
    '/ruche.js',
    '/widgets.js',
    '/assets.json',
  ]);
});

test('every reference leads somewhere, and every name of an operation is its own', () => {
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(document.components.schemas).toHaveProperty(String(name));
  }
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every example fits its schema, and what does not fit is refused', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const root = { $id: 'https://ruche.test/api', components: document.components };
  ajv.addSchema(root);
  const validate = (schema: object) =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${root.$id}#/`)) as object);
  const all = bodies(document.paths);
  expect(all.length).toBeGreaterThan(40);
  for (const { place, schema, values } of all) {
    const check = validate(schema);
    for (const value of values) {
      const fits = check(withType(place, value));
      expect(fits, `${place}: ${JSON.stringify(check.errors)}`).toBe(true);
    }
  }
  expect(validate({ $ref: '#/components/schemas/PostLiked' })({ author_id: 'u1' })).toBe(false);
  expect(validate({ $ref: '#/components/schemas/Problem' })({ code: 'teapot' })).toBe(false);
});

test('every named event is a component, with its examples', () => {
  for (const { name } of namedEvents) {
    const component = document.components.schemas[name.replaceAll(' ', '')];
    expect(component).toMatchObject({ title: name, type: 'object', additionalProperties: false });
    expect(component?.['examples']).not.toHaveLength(0);
  }
});

test('every problem code is told by an operation, save those that only a wrong address meets', () => {
  const text = JSON.stringify(document.paths);
  const told = Object.keys(problemStatus).filter((code) =>
    text.includes(`urn:ruche:problem:${code}`),
  );
  const untold = Object.keys(problemStatus).filter((code) => !told.includes(code));
  expect(untold).toEqual(['not_found', 'method_not_allowed', 'internal_error']);
});

/** The single endpoints know the type of a message from their address; its body need not say it. */
function withType(place: string, value: unknown): unknown {
  const [, short] = /^\/\/v1\/([a-z]+)\/post\/requestBody/.exec(place) ?? [];
  const type = messageTypes.find((name) => short === name || short === name.charAt(0));
  return type ? { type, ...(value as object) } : value;
}

/** What is left of it on the wire. */
function asData(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
