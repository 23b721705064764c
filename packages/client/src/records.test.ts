import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from './index.js';
import type { Connection } from './index.js';

let server: Server;
let seen: { method: string; url: string; body: unknown }[];
let answer: { status: number; body?: unknown };
let connection: Connection;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      seen.push({ method, url, body: text && JSON.parse(text) });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  connection = createConnection({ src: `http://127.0.0.1:${port}`, locale: 'fr', retries: 0 });
});

afterEach(async () => {
  connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('writes an objective under its id, in the language of the connection', async () => {
  answer = { status: 200, body: { id: 'a b', title: 'T', keyResults: [] } };
  const settings = { title: 'T', keyResults: [{ metric: 'posts', baseline: 1, target: 2 }] };
  expect((await connection.saveObjective('a b', settings)).title).toBe('T');
  expect(seen).toEqual([{ method: 'PUT', url: '/v1/objectives/a%20b?locale=fr', body: settings }]);
});

it('says which field of an objective is wrong', async () => {
  const problem = { code: 'invalid_field', title: 'x', status: 400, path: 'keyResults.0.target' };
  answer = { status: 400, body: problem };
  await expect(
    connection.saveObjective('o1', { title: 'T', keyResults: [] }),
  ).rejects.toMatchObject({ code: 'invalid_field', path: 'keyResults.0.target' });
});

it('removes an objective, which answers with nothing', async () => {
  answer = { status: 204 };
  await connection.removeObjective('o1');
  expect(seen).toEqual([{ method: 'DELETE', url: '/v1/objectives/o1', body: '' }]);
});

it('refuses to take for an objective what is none', async () => {
  answer = { status: 200, body: { objectives: [] } };
  await expect(connection.objective('o1')).rejects.toMatchObject({ code: 'bad_response' });
});

it('reads the metrics and what happened', async () => {
  answer = { status: 200, body: { metrics: [{ id: 'posts' }], annotations: [{ id: 'n1' }] } };
  expect(await connection.metrics()).toEqual([{ id: 'posts' }]);
  const asked = { group: 'design', from: '2026-10-01', to: '2026-11-01' };
  expect(await connection.annotations(asked)).toEqual([{ id: 'n1' }]);
  expect(seen.map(({ url }) => url)).toEqual([
    '/v1/metrics?locale=fr',
    '/v1/annotations?group=design&from=2026-10-01&to=2026-11-01',
  ]);
});

it('leaves a request when its signal says so', async () => {
  answer = { status: 200, body: { objectives: [] } };
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(connection.objectives({ signal })).rejects.toThrow('gone');
});
