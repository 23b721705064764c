import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fastify from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../access/sign-token.js';
import { createSites } from '../sites/open-sites.js';
import { createSettings } from '../sites/settings-file.js';
import type { Site } from '../sites/site.js';
import { openStore } from '../store/open-store.js';
import { createApp, ruche } from './create-app.js';
import { callServer } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruche-service-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const site = (): Site => ({
  ...createSettings(),
  id: 'default',
  writeKey: 'wk_service-test-write-key',
  secretKey: 'sk_service-test-secret-key',
});

describe('the service', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
    const batch = [{ type: 'track', event: 'Anything', userId: 'ann' }];
    const taken = await callServer(server, 'POST', '/v1/batch', {
      bearer: server.keys.secretKey,
      body: { batch },
    });
    expect(taken.status).toBe(200);
  });
  afterAll(() => server?.close());

  test('it tells that it is alive and ready, counts, and describes itself', async () => {
    const get = async (path: string) => fetch(server.url + path);
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).status).toBe(200);
    const figures = await (await get('/metrics')).text();
    expect(figures).toMatch(/ruche_messages_total\{result="accepted"\} [1-9]/);
    expect(figures).toContain('ruche_waiting_messages');
    expect(await (await get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.1' });
  });

  test('every address of the OpenAPI document exists, with its methods and no others', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const [path, operations] of Object.entries(document.paths)) {
      const url = server.url + path.replace('{id}', 'nothing');
      for (const method of ['get', 'post', 'put', 'delete', 'patch']) {
        const response = await fetch(url, { method: method.toUpperCase() });
        const { code } = (await response.json().catch(() => ({}))) as { code?: string };
        const expected = method in operations;
        if (expected) expect(code, `${method} ${path}`).not.toBe('method_not_allowed');
        else
          expect([response.status, code], `${method} ${path}`).toEqual([405, 'method_not_allowed']);
        if (!expected)
          expect(response.headers.get('allow')).toContain(
            Object.keys(operations)[0]?.toUpperCase(),
          );
      }
    }
  });

  test('another address is 404, told as a problem', async () => {
    for (const path of [
      '/nowhere',
      '/v1/nothing/here',
      '/ruche.0123456789abcdef.js',
      '/..%2f..%2fetc%2fpasswd',
      '/%',
    ]) {
      const response = await fetch(server.url + path);
      expect(response.headers.get('content-type'), path).toContain('problem+json');
      expect([400, 404]).toContain(response.status);
    }
  });
});

describe('a store that takes no more', () => {
  test('is told by 503 with Retry-After, and nothing is acknowledged', async () => {
    const server = await startTestServer({}, { maxLogBytes: 0 });
    const message = { type: 'track', event: 'Never Taken', userId: 'ann' };
    const body = JSON.stringify({ writeKey: server.keys.writeKey, batch: [message] });
    const response = await fetch(`${server.url}/v1/batch`, { method: 'POST', body });
    const answer = (await response.json()) as Record<string, unknown>;
    expect([response.status, answer['code']]).toEqual([503, 'store_unavailable']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer).not.toHaveProperty('accepted');
    const rows = await server.store.query(`SELECT 1 FROM messages WHERE event = 'Never Taken'`);
    expect(rows).toEqual([]);
    await server.close();
  });
});

describe('a collector that is held up', () => {
  /** Keeps the thread twice for so long, with a turn of the event loop between. */
  const holdUp = async (ms: number) => {
    for (let times = 0; times < 2; times++) {
      await new Promise((turn) => setTimeout(turn));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    }
    await new Promise((turn) => setTimeout(turn));
  };
  const ready = async ({ app }: TestServer) => app.inject({ method: 'GET', url: '/openapi.json' });

  test('it turns nobody away as long as that is short of the limit', async () => {
    const server = await startTestServer({}, { maxEventLoopDelay: 20_000 });
    await holdUp(1200);
    expect((await ready(server)).statusCode).toBe(200);
    await server.close();
  });

  test('past the limit it says when to come back', async () => {
    const server = await startTestServer({}, { maxEventLoopDelay: 500 });
    await expect
      .poll(async () => {
        await holdUp(800);
        const { statusCode, headers } = await ready(server);
        return [statusCode, headers['retry-after']];
      })
      .toEqual([503, '5']);
    await server.close();
  });
});

describe('the scripts for pages', () => {
  test('have a plain address, an immutable one and a hash; a rebuilt one is taken up', async () => {
    const assets = await mkdtemp(join(folder, 'assets-'));
    await writeFile(join(assets, 'ruche.js'), 'first');
    await writeFile(join(assets, 'secret.js'), 'not for pages');
    const server = await startTestServer({}, { assetFolders: [assets] });
    const get = async (path: string, headers = {}) => fetch(server.url + path, { headers });
    const list = async () =>
      (
        (await (await get('/assets.json')).json()) as {
          assets: Record<string, { url: string; integrity: string }>;
        }
      ).assets;

    const plain = await get('/ruche.js', { origin: 'https://any.test' });
    expect(await plain.text()).toBe('first');
    expect(plain.headers.get('content-type')).toContain('text/javascript');
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(plain.headers.get('access-control-allow-origin')).toBe('https://any.test');
    const etag = plain.headers.get('etag') ?? '';
    expect((await get('/ruche.js', { 'if-none-match': etag })).status).toBe(304);

    for (const [accepted, packing] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', null],
    ] as const) {
      const packed = await get('/ruche.js', { 'accept-encoding': accepted });
      expect([accepted, packed.headers.get('content-encoding')]).toEqual([accepted, packing]);
      expect(packed.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(await packed.text()).toBe('first');
    }

    const before = await list();
    expect(Object.keys(before)).toEqual(['ruche.js']);
    const { url, integrity } = before['ruche.js'] ?? { url: '', integrity: '' };
    expect(integrity).toBe(`sha384-${createHash('sha384').update('first').digest('base64')}`);
    expect((await get(url)).headers.get('cache-control')).toContain('immutable');

    await writeFile(join(assets, 'ruche.js'), 'second');
    expect(await (await get('/ruche.js')).text()).toBe('second');
    expect((await list())['ruche.js']?.url).not.toBe(url);
    expect((await get(url)).status).toBe(404);
    for (const path of ['/secret.js', '/widgets.js', '/..%2Fsecret.js']) {
      expect((await get(path)).status, path).toBe(404);
    }
    await server.close();
  });
});

describe('in a Fastify of one’s own', () => {
  test('it lies under its prefix and leaves the host’s routes and errors alone', async () => {
    const store = await openStore({ dir: join(folder, 'plugin') });
    const own = site();
    const app = fastify();
    app.post('/own', (request) => ({ own: request.body }));
    await app.register(ruche, { prefix: '/stats', store, sites: createSites(own) });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const send = async (path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    const batch = { writeKey: own.writeKey, batch: [{ type: 'page', userId: 'ann' }] };
    expect((await send('/stats/v1/batch', batch)).status).toBe(200);
    expect((await send('/v1/batch', batch)).status).toBe(404);
    expect(await (await send('/own', { a: 1 })).json()).toEqual({ own: { a: 1 } });
    const missing = await fetch(`${url}/nowhere`);
    expect(missing.headers.get('content-type')).not.toContain('problem+json');
    expect(missing.headers.get('content-security-policy')).toBeNull();
    await app.close();
    await store.close();
  });
});

describe('the log', () => {
  test('never holds a key, a token, a body or an address', async () => {
    let written = '';
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const logger = pino({ level: 'trace' }, stream);
    const store = await openStore({ dir: join(folder, 'log'), logger });
    const own = site();
    const app = await createApp({ store, sites: createSites(own), logger });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const token = await signToken({ site: own.id, secretKey: own.secretKey, groups: '*' });
    const identify = {
      type: 'identify',
      userId: 'a-private-user',
      traits: { name: 'A Private Name' },
    };
    const body = JSON.stringify({ writeKey: own.writeKey, batch: [identify, { type: 'track' }] });
    await fetch(`${url}/v1/batch`, { method: 'POST', body });
    await fetch(`${url}/v1/batch`, { method: 'POST', body: `${body}broken` });
    for (const bearer of [token, own.secretKey, 'sk_a-wrong-secret-key']) {
      const headers = { authorization: `Bearer ${bearer}` };
      await fetch(`${url}/v1/metrics/posts?group=a-private-group`, { headers });
      await fetch(`${url}/v1/batch`, { method: 'POST', headers, body });
    }
    await app.close();
    await store.close();
    expect(written).not.toBe('');
    for (const secret of [
      own.writeKey,
      own.secretKey,
      token,
      'sk_a-wrong',
      'rivate',
      own.personKey,
    ]) {
      expect(written).not.toContain(secret);
    }
  });
});

describe('the end', () => {
  test('lets a request that runs end, and keeps what it brought', async () => {
    const dir = join(folder, 'drain');
    const store = await openStore({ dir });
    const own = site();
    const app = await createApp({ store, sites: createSites(own) });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const message = { type: 'track', event: 'At The End', userId: 'ann' };
    const body = JSON.stringify({ writeKey: own.writeKey, batch: Array(100).fill(message) });
    const running = Array.from({ length: 8 }, () =>
      fetch(`${url}/v1/batch`, { method: 'POST', body }),
    );
    await Promise.race(running);
    await app.close();
    await store.close();
    const answers = await Promise.allSettled(running);
    const taken = answers.filter(
      (answer) => answer.status === 'fulfilled' && answer.value.ok,
    ).length;
    expect(taken).toBeGreaterThan(0);
    const again = await openStore({ dir });
    await again.flush();
    const [row] = await again.query<{ n: string }>(
      `SELECT count() AS n FROM messages FINAL WHERE event = 'At The End'`,
    );
    expect(Number(row?.n)).toBeGreaterThanOrEqual(taken * 100);
    await again.close();
  });
});
