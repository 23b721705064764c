import { gzipSync } from 'node:zlib';
import { problemStatus } from '@ruche/schema';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ origins: ['https://example.org'] });
});
afterAll(() => server?.close());

const act = (more: object = {}) => ({ type: 'track', event: 'Anything', userId: 'ann', ...more });

/** Posts a body to the collector and reads the answer. */
async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { response, status: response.status, answer };
}

const batch = (...messages: unknown[]) => ({ writeKey: server.keys.writeKey, batch: messages });
const basic = (user: string) => ({ authorization: `Basic ${btoa(`${user}:`)}` });
const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe('messages in', () => {
  test('the write key may come in the body or as Basic user, a secret key as Bearer', async () => {
    const ok = { success: true, accepted: 1, rejected: [] };
    expect((await post('/v1/batch', batch(act()))).answer).toMatchObject(ok);
    const body = { batch: [act()] };
    expect((await post('/v1/batch', body, basic(server.keys.writeKey))).answer).toMatchObject(ok);
    expect((await post('/v1/batch', body, bearer(server.keys.secretKey))).answer).toMatchObject(ok);
  });

  test.each([
    ['track', 't', { event: 'X' }],
    ['identify', 'i', { traits: { name: 'Ann' } }],
    ['group', 'g', { groupId: 'g1' }],
    ['page', 'p', { name: 'Home' }],
    ['screen', 's', {}],
    ['alias', 'a', { previousId: 'ann-before' }],
  ])('/v1/%s and /v1/%s take one message', async (long, short, fields) => {
    for (const path of [`/v1/${long}`, `/v1/${short}`]) {
      const { status, answer } = await post(path, {
        ...fields,
        userId: 'ann',
        writeKey: server.keys.writeKey,
      });
      expect([status, answer['accepted']], path).toEqual([200, 1]);
    }
  });

  test('a beacon’s text, and gzip with or without its header, are read alike', async () => {
    const body = JSON.stringify(batch(act()));
    const text = { 'content-type': 'text/plain;charset=UTF-8' };
    expect((await post('/v1/batch', body, text)).answer['accepted']).toBe(1);
    const zipped = gzipSync(body);
    const encoding = { 'content-encoding': 'gzip' };
    expect((await post('/v1/batch', zipped, encoding)).answer['accepted']).toBe(1);
    expect((await post('/v1/batch', zipped, text)).answer['accepted']).toBe(1);
  });

  test('what fails is listed, its neighbours are kept', async () => {
    const { status, answer } = await post(
      '/v1/batch',
      batch(act(), { type: 'track', messageId: 'm1', userId: 'ann' }, act()),
    );
    expect([status, answer['accepted']]).toEqual([200, 2]);
    expect(answer['rejected']).toMatchObject([
      { index: 1, messageId: 'm1', code: 'invalid_field', path: 'event' },
    ]);
  });

  test('the same batch three times counts once, also across a restart', async () => {
    const messages = Array.from({ length: 5 }, (_, index) =>
      act({ event: 'Counted Once', messageId: `once-${index}`, timestamp: '2026-10-01T08:00:00Z' }),
    );
    const duplicates: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { answer } = await post('/v1/batch', batch(...messages));
      duplicates.push(answer['duplicate']);
    }
    await server.restart();
    const { answer } = await post('/v1/batch', batch(...messages));
    expect([...duplicates, answer['duplicate']]).toEqual([0, 5, 5, 5]);
    await server.store.flush();
    const sql = `SELECT count() AS n FROM messages FINAL WHERE event = 'Counted Once'`;
    expect(await server.store.query(sql)).toEqual([{ n: '5' }]);
  });

  test.each([
    [
      'no key',
      'missing_credentials',
      (body: object) => post('/v1/batch', { ...body, writeKey: undefined }),
    ],
    [
      'an unknown key',
      'unknown_key',
      (body: object) => post('/v1/batch', { ...body, writeKey: 'wk_nobody' }),
    ],
    [
      'an unknown Basic user',
      'unknown_key',
      (body: object) => post('/v1/batch', body, basic('wk_nobody')),
    ],
    [
      'an unknown secret',
      'unknown_key',
      (body: object) => post('/v1/batch', body, bearer('sk_nobody')),
    ],
    [
      'the write key as Bearer',
      'unknown_key',
      (body: object) => post('/v1/batch', body, bearer(server.keys.writeKey)),
    ],
    [
      'the secret in a body',
      'unknown_key',
      (body: object) => post('/v1/batch', { ...body, writeKey: server.keys.secretKey }),
    ],
    [
      'another origin',
      'origin_not_allowed',
      (body: object) => post('/v1/batch', body, { origin: 'https://evil.test' }),
    ],
    ['no JSON', 'malformed_body', () => post('/v1/batch', '{"batch":[')],
    ['nothing', 'malformed_body', () => post('/v1/batch', '')],
    ['a list', 'malformed_body', () => post('/v1/batch', [])],
    ['no gzip', 'malformed_body', () => post('/v1/batch', 'x', { 'content-encoding': 'gzip' })],
    [
      'another encoding',
      'malformed_body',
      () => post('/v1/batch', 'x', { 'content-encoding': 'br' }),
    ],
    ['no batch', 'invalid_field', (body: object) => post('/v1/batch', { ...body, batch: 'x' })],
    [
      'a context that is none',
      'invalid_field',
      (body: object) => post('/v1/batch', { ...body, context: [] }),
    ],
    [
      'a body over 500 KB',
      'body_too_large',
      () =>
        post(
          '/v1/batch',
          batch(
            ...Array.from({ length: 600 }, () => act({ properties: { text: 'x'.repeat(1000) } })),
          ),
        ),
    ],
    [
      'a bomb',
      'body_too_large',
      () =>
        post('/v1/batch', gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }),
    ],
    [
      'a message over 32 KB',
      'message_too_large',
      () => post('/v1/batch', batch(act(), act({ properties: { text: 'x'.repeat(33_000) } }))),
    ],
    [
      'a call over 32 KB',
      'message_too_large',
      () =>
        post('/v1/track', {
          ...act({ properties: { text: 'x'.repeat(33_000) } }),
          writeKey: server.keys.writeKey,
        }),
    ],
  ] as const)('%s is refused: %s', async (_what, code, send) => {
    const { response, status, answer } = await send(batch(act()));
    expect([status, answer['code']]).toEqual([problemStatus[code], code]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer).toMatchObject({ type: `urn:ruche:problem:${code}`, status });
  });

  test('the listed origin is let in, with what its browser asks for', async () => {
    const origin = 'https://example.org';
    const { response, status } = await post('/v1/batch', batch(act()), { origin });
    expect(status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    const preflight = await fetch(`${server.url}/v1/batch`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });
    expect(preflight.status).toBeLessThan(300);
    expect(preflight.headers.get('access-control-allow-credentials')).toBe('true');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  test('over the rate: 429 with Retry-After, and the owner is not counted', async () => {
    await server.configure({ requestsPerMinute: 3, rateExempt: [] });
    const seen: number[] = [];
    let last: Response | undefined;
    for (let round = 0; round < 5; round += 1) {
      const { response, status, answer } = await post('/v1/batch', batch(act()));
      seen.push(status);
      last = response;
      if (status === 429) expect(answer['code']).toBe('rate_limited');
    }
    expect(seen).toEqual([200, 200, 200, 429, 429]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    const owner = await post('/v1/batch', { batch: [act()] }, bearer(server.keys.secretKey));
    expect(owner.status).toBe(200);
    await server.configure({ requestsPerMinute: 0, rateExempt: ['127.0.0.1'] });
  });

  test('fuzzed bodies never get a 500 and never harm a neighbour', async () => {
    const json = fc.jsonValue();
    const message = fc.oneof(
      json,
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('track', 'identify', 'group', 'page'), json),
          event: fc.oneof(fc.constantFrom('Post Liked', 'Post Created', 'Time Spent'), json),
          userId: json,
          groupId: json,
          timestamp: fc.oneof(
            fc.date({ noInvalidDate: true }).map((date) => date.toJSON()),
            json,
          ),
          properties: fc.oneof(fc.dictionary(fc.string(), json), json),
          traits: fc.oneof(fc.dictionary(fc.string(), json), json),
          context: fc.oneof(
            fc.record({
              groupId: json,
              device: json,
              userAgent: json,
              identity: json,
              sessionId: json,
            }),
            json,
          ),
        },
        { requiredKeys: [] },
      ),
    );
    let neighbours = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
        const neighbour = act({ event: 'Unharmed Neighbour' });
        const { status, answer } = await post('/v1/batch', batch(...messages, neighbour));
        expect(status).toBe(200);
        const rejected = answer['rejected'] as { index: number }[];
        expect(rejected.every(({ index }) => index < messages.length)).toBe(true);
        expect(Number(answer['accepted']) + rejected.length).toBe(messages.length + 1);
        neighbours += 1;
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
        const { status } = await post('/v1/batch', body);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
    await server.store.flush();
    const sql = `SELECT count() AS n FROM messages FINAL WHERE event = 'Unharmed Neighbour'`;
    expect(await server.store.query(sql)).toEqual([{ n: String(neighbours) }]);
    expect(server.store.statistics().deadLetters).toBe(0);
  });
});
