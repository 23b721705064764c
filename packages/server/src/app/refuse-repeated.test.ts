import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const ask = (path: string) =>
  fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${server.keys.secretKey}` },
  });

test('a parameter that is given once is taken', async () => {
  expect((await ask('/v1/objectives?locale=fr')).status).toBe(200);
});

test.each(['/v1/objectives?locale=a&locale=b', '/v1/alert-rules?group=a&group=b'])(
  'one that is given twice is refused: %s',
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_field' });
  },
);
