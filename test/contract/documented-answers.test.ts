import { openApi, type OpenApiDocument } from '@ruche/schema';
import { signToken } from '@ruche/server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../tools/start-test-server.js';

interface Content {
  schema: object;
  examples?: Record<string, { value: unknown }>;
}

interface Operation {
  tags: string[];
  security: Record<string, unknown>[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}

/** The scripts are served once they are built, which a test from source does not wait for. */
const built = ['/ruche.js', '/widgets.js'];

const operations = Object.entries(openApi().paths)
  .filter(([path]) => !built.includes(path))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('/v1/metrics/{id}', '/v1/metrics/posts').replace('{id}', 'design'),
      operation: operation as Operation,
    })),
  );

let server: TestServer;
let served: OpenApiDocument;
let ajv: Ajv2020;

beforeAll(async () => {
  server = await startTestServer();
  served = (await (await fetch(`${server.url}/openapi.json`)).json()) as OpenApiDocument;
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://ruche.test/api', components: served.components });
});
afterAll(() => server?.close());

test('what is served is the document of the schema', () => {
  expect(served.paths).toEqual(openApi().paths);
});

test.each(operations)('$method $path answers as documented', async (asked) => {
  // What is read or taken away has to be there first, made as its own address documents.
  const made = operations.find(({ method, path }) => method === 'PUT' && path === asked.path);
  if (made && made !== asked) await send({ ...made, allowed: true });
  const response = await send({ ...asked, allowed: true });
  expect(response.ok).toBe(true);
  await expectDocumented(response, asked.operation);
});

test.each(operations.filter(({ operation }) => operation.security.length > 0))(
  '$method $path refuses whoever has no right, as documented',
  async (asked) => {
    const response = await send({ ...asked, allowed: false });
    expect(response.status).toBe(401);
    await expectDocumented(response, asked.operation);
  },
);

test.each(operations.filter(({ operation }) => operation.requestBody))(
  '$method $path refuses a body that is not JSON, as documented',
  async (asked) => {
    const response = await send({ ...asked, allowed: true, body: '{"batch":' });
    expect(response.status).toBe(400);
    expect(await response.clone().json()).toMatchObject({ code: 'malformed_body' });
    await expectDocumented(response, asked.operation);
  },
);

interface SendOptions {
  method: string;
  path: string;
  operation: Operation;
  allowed: boolean;
  body?: string;
}

/** Sends the documented example, with the rights that the operation asks for or with none. */
async function send({ method, path, operation, allowed, body }: SendOptions): Promise<Response> {
  const [example] = Object.values(
    operation.requestBody?.content['application/json']?.examples ?? {},
  );
  const { writeKey: _, ...value } = (example?.value ?? {}) as Record<string, unknown>;
  return fetch(server.url + path, {
    method,
    headers: {
      ...(allowed && { authorization: `Bearer ${await credentials(operation)}` }),
      ...(example && { 'content-type': 'application/json' }),
    },
    ...(example && { body: body ?? JSON.stringify(value) }),
  });
}

async function credentials({ security }: Operation): Promise<string> {
  const { site, secretKey } = server.keys;
  return security.some((way) => 'secretKey' in way)
    ? secretKey
    : signToken({ site, secretKey, groups: '*', role: 'admin' });
}

async function expectDocumented(response: Response, operation: Operation): Promise<void> {
  expect(Object.keys(operation.responses)).toContain(String(response.status));
  const documented = operation.responses[String(response.status)]?.content;
  const type = response.headers.get('content-type')?.split(';')[0] ?? null;
  if (!documented) expect(type).toBeNull();
  else expect(Object.keys(documented)).toContain(type);
  if (!documented || !type?.endsWith('json')) return;
  const text = JSON.stringify(documented[type]?.schema);
  const check = ajv.compile(JSON.parse(text.replaceAll('"#/', '"https://ruche.test/api#/')));
  const body: unknown = await response.json();
  expect(check(body), `${JSON.stringify(check.errors)} in ${JSON.stringify(body)}`).toBe(true);
}
