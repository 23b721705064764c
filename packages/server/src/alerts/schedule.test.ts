import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer } from '../app/start-server.js';
import type { RunningServer } from '../app/start-server.js';

interface Post {
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  text: string;
}

/** A Sunday; the week ends with it. */
let now = new Date('2026-11-01T12:00:00Z');
let dir: string;
let collector: RunningServer;
let secretKey: string;
let receiver: Server;
let status = 200;
const posts: Post[] = [];
const secret = 'a secret of some length';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-schedule-'));
  collector = await startServer({
    ...{ dir, port: 0, logLevel: 'silent' },
    ...{ lookEveryMs: 50, now: () => now },
  });
  ({ secretKey } = JSON.parse(await readFile(join(dir, 'keys.json'), 'utf8')) as {
    secretKey: string;
  });
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body = JSON.parse(text) as Record<string, unknown>;
      posts.push({ headers: request.headers, body, text });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => receiver?.close(resolve));
  await collector?.close();
  await rm(dir, { recursive: true, force: true });
});

async function put(path: string, body: object): Promise<void> {
  const { port } = receiver.address() as AddressInfo;
  const response = await fetch(collector.url + path, {
    method: 'PUT',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, webhook: { url: `http://127.0.0.1:${port}/`, secret } }),
  });
  expect(response.status).toBeLessThan(300);
}

const of = (type: string) => posts.filter(({ body }) => body['type'] === type);
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

test('what a rule finds is posted on the collector’s own schedule, signed, until it is taken', async () => {
  status = 503;
  await put('/v1/alerts/rules/quiet', {
    ...{ name: 'Quiet', metric: 'posts', when: 'below', threshold: 1, interval: 'day' },
  });
  await until(() => expect(of('alert')).toHaveLength(1));
  // Ten seconds later by its clock, and not before.
  status = 200;
  now = new Date(now.getTime() + 11_000);
  await until(() => expect(of('alert')).toHaveLength(2));
  const [first, second] = of('alert');
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  for (const { headers, text } of of('alert')) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
    const signature = createHmac('sha256', secret).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  }
  now = new Date(now.getTime() + 3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(of('alert')).toHaveLength(2);
});

test('a digest is posted once its week is over, once', async () => {
  await put('/v1/digest/schedules/weekly', { every: 'week', locale: 'fr' });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(of('digest')).toEqual([]);
  now = new Date('2026-11-02T07:00:00Z');
  await until(() => expect(of('digest')).toHaveLength(1));
  expect(of('digest')[0]?.body).toMatchObject({ schedule: 'weekly', locale: 'fr' });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(of('digest')).toHaveLength(1);
});
