import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '../../../../test/tools/send-raw.js';
import type { RawRequest } from '../../../../test/tools/send-raw.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

const mebibyte = 1024 * 1024;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ requestsPerMinute: 0 }, { trustProxy: true });
});
afterAll(() => server?.close());

const send = (request: RawRequest) => sendRaw(server.url, request);

/** Writes bytes to the port, and reads what comes back until it is closed or the time is over. */
async function raw(bytes: string, patienceMs = 3000): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
  socket.write(bytes, 'latin1');
  await Promise.race([closed, sleep(patienceMs)]);
  socket.destroy();
  return answer;
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => code);

describe('requests that two servers could read in two ways', () => {
  const smuggled = 'GET /v1/audit HTTP/1.1\r\nHost: x\r\n\r\n';

  test.each([
    [
      'both lengths',
      `POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'two lengths',
      `POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 30\r\n\r\n{}${smuggled}`,
    ],
    ['a length with a sign', `POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}`],
    [
      'an unknown coding',
      'POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a space before the colon',
      'POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length : 2\r\n\r\n{}',
    ],
    ['a folded header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c: d\r\n\r\n'],
    ['a bare carriage return', 'GET /healthz HTTP/1.1\r\nHost: x\rX-Evil: 1\r\n\r\n'],
    ['a null in a header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: \0\r\n\r\n'],
    [
      'a chunk of a negative size',
      'POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n',
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    [
      'an endless header',
      `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`,
    ],
    ['a thousand headers', `GET /healthz HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(5000)}\r\n`],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s: one refusal, and the connection ends', async (_what, bytes) => {
    const statuses = statusesOf(await raw(bytes));
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect(['400', '413', '431']).toContain(status);
  });
});

describe('requests that are meant to cost', () => {
  test('gzip bombs end at the limit, also many at once and one within another', async () => {
    const bomb = gzipSync(Buffer.alloc(400 * mebibyte, 32), { level: 9 });
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        send({
          method: 'POST',
          path: '/v1/batch',
          headers: { 'content-encoding': 'gzip', 'x-forwarded-for': `10.1.0.${n}` },
          body: n % 2 ? bomb : gzipSync(bomb),
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 413 || status === 400)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * mebibyte);
  });

  test('JSON of a hundred thousand levels is refused or taken, and nothing overflows', async () => {
    for (const text of [
      '['.repeat(100_000),
      '['.repeat(100_000) + ']'.repeat(100_000),
      `{"batch":[{"type":"track","event":"X","userId":"u","properties":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}]}`,
    ]) {
      const { status } = await send({
        ...{ method: 'POST', path: '/v1/batch', body: text },
        headers: { authorization: `Bearer ${server.keys.secretKey}` },
      });
      expect([200, 400, 413]).toContain(status);
    }
  });

  test('a body that says it is larger than it may be is refused before it comes', async () => {
    const answer = await raw(
      'POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n{"batch":[',
    );
    expect(statusesOf(answer)).toEqual(['413']);
  });

  test('hundreds of senders who never finish do not keep the others waiting', async () => {
    const { hostname, port } = new URL(server.url);
    const slow = Array.from({ length: 400 }, (_, n) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(
        n % 2
          ? 'POST /v1/batch HTTP/1.1\r\nHost: x\r\nX-A: '
          : 'POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{',
      );
      return socket;
    });
    const drip = setInterval(() => slow.forEach((socket) => socket.write('a')), 100);
    try {
      for (let round = 0; round < 20; round += 1) {
        const { status } = await send({
          method: 'GET',
          path: '/healthz',
          headers: {},
          body: undefined,
        });
        expect(status).toBe(200);
      }
      const { headersTimeout, requestTimeout } = server.app.server;
      expect(headersTimeout).toBeGreaterThan(0);
      expect(headersTimeout).toBeLessThanOrEqual(60_000);
      expect(requestTimeout).toBeGreaterThan(0);
      expect(requestTimeout).toBeLessThanOrEqual(60_000);
    } finally {
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
    }
  });
});
