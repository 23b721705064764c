import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alertListSchema } from '@ruche/schema';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createSites } from '../sites/open-sites.js';
import { createSettings } from '../sites/settings-file.js';
import { createAlertWatch } from './alert-watch.js';
import type { AlertWatch } from './alert-watch.js';

let now = new Date('2026-11-01T12:00:00Z');
let server: TestServer;
let secretKey: string;
let receiver: Server;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 200;
let url: string;
let watch: AlertWatch;
const webhookSecret = 'a secret of some length';

beforeAll(async () => {
  server = await startTestServer({}, { now: () => now });
  secretKey = server.keys.secretKey;
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const { site: id, ...keys } = server.keys;
  const site = { ...createSettings(), ...keys, id };
  const warnings: unknown[] = [];
  watch = createAlertWatch({
    store: server.store,
    sites: createSites(site),
    log: { warn: (fields) => warnings.push(fields) },
    now: () => now,
  });
  await post('2026-10-30', 3);
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(async () => {
  await new Promise((resolve) => receiver?.close(resolve));
  await server?.close();
});

const call = (method: string, path: string, body?: unknown, bearer = secretKey) =>
  callServer(server, method, path, { bearer, body });

async function post(date: string, count: number): Promise<void> {
  const batch = Array.from({ length: count }, (_, index) => ({
    type: 'track',
    event: 'Post Created',
    userId: 'u1',
    messageId: `${date}-${index}`,
    properties: { post_id: `${date}-${index}` },
    timestamp: `${date}T10:00:00Z`,
    context: { groupId: 'design' },
  }));
  await call('POST', '/v1/batch', { batch });
  await server.store.flush();
}

const rule = { name: 'Few posts', group: 'design', metric: 'posts', when: 'below', threshold: 2 };

test('a rule that comes true is told once, signed, and listed', async () => {
  const webhook = { url, secret: webhookSecret };
  const set = await call('PUT', '/v1/alerts/rules/few', { ...rule, webhook });
  expect(set.status).toBe(200);
  expect(set.body).toMatchObject({ id: 'few', webhook: { url }, interval: 'day' });
  expect(set.text).not.toContain(webhookSecret);

  await watch.check();
  await watch.check();
  expect(received).toHaveLength(1);
  const [{ headers, body }] = received as [{ headers: IncomingHttpHeaders; body: string }];
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  const expected = createHmac('sha256', webhookSecret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  expect(Number(timestamp)).toBe(now.getTime() / 1000);
  expect(JSON.parse(body)).toMatchObject({
    type: 'alert',
    group: 'design',
    metric: { id: 'posts' },
    bucket: '2026-10-31T00:00:00+00:00',
    value: 0,
  });
  const { alerts } = alertListSchema.parse((await call('GET', '/v1/alerts')).body);
  expect(alerts).toMatchObject([
    { id: 'few.2026-10-31', delivery: { state: 'delivered', attempts: 1 } },
  ]);
});

test('today never alarms, nor a day that has only just ended; the day after does', async () => {
  now = new Date('2026-11-02T00:05:00Z');
  await watch.check();
  expect(received).toHaveLength(0);
  now = new Date('2026-11-02T00:20:00Z');
  await watch.check();
  expect(received).toHaveLength(1);
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ id: 'few.2026-11-01' });
});

test('what is not taken is posted again, later and later, under the same id', async () => {
  status = 500;
  now = new Date('2026-11-03T01:00:00Z');
  await watch.check();
  await watch.deliver();
  expect(received).toHaveLength(1);
  now = new Date('2026-11-03T01:00:10Z');
  await watch.deliver();
  now = new Date('2026-11-03T01:00:30Z');
  await watch.deliver();
  expect(received).toHaveLength(2);
  const listed = alertListSchema.parse((await call('GET', '/v1/alerts?limit=1')).body);
  expect(listed.alerts[0]?.delivery).toEqual({
    state: 'pending',
    attempts: 2,
    next: '2026-11-03T01:01:10.000Z',
    problem: 'answered 500',
  });
  status = 204;
  now = new Date('2026-11-03T01:01:10Z');
  await watch.deliver();
  await watch.deliver();
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
});

test('a receiver that is gone for good is not asked again', async () => {
  status = 410;
  now = new Date('2026-11-04T01:00:00Z');
  await watch.check();
  now = new Date('2026-11-05T00:00:00Z');
  await watch.deliver();
  expect(received).toHaveLength(1);
  const listed = alertListSchema.parse((await call('GET', '/v1/alerts?limit=1')).body);
  expect(listed.alerts[0]?.delivery).toMatchObject({ state: 'failed', attempts: 1 });
});

test('silence is told once, and without a webhook it is only listed', async () => {
  await call('DELETE', '/v1/alerts/rules/few');
  const silent = { ...rule, name: 'Nobody writes', when: 'silent', days: 3, threshold: undefined };
  expect((await call('PUT', '/v1/alerts/rules/quiet', silent)).status).toBe(200);
  now = new Date('2026-11-05T12:00:00Z');
  await watch.check();
  now = new Date('2026-11-06T12:00:00Z');
  await watch.check();
  const { alerts } = alertListSchema.parse((await call('GET', '/v1/alerts')).body);
  const quiet = alerts.filter((alert) => alert.rule.id === 'quiet');
  expect(quiet).toMatchObject([{ id: 'quiet.2026-11-04', when: 'silent', days: 3 }]);
  expect(quiet[0]?.delivery).toBeUndefined();
  expect(received).toHaveLength(0);
});

test.each([
  [{ ...rule, threshold: undefined }, 'threshold'],
  [{ ...rule, when: 'silent' }, 'days'],
  [{ ...rule, when: 'silent', days: 3, interval: 'week' }, 'interval'],
  [{ ...rule, when: 'odd' }, 'when'],
  [{ ...rule, metric: 'devices' }, 'metric'],
  [{ ...rule, metric: 'top_authors' }, 'metric'],
  [{ ...rule, webhook: { url: 'ftp://example.org' } }, 'webhook.url'],
  [{ ...rule, webhook: { url: 'https://a:b@example.org' } }, 'webhook.url'],
  [{ ...rule, webhook: { url: 'https://example.org', secret: 'short' } }, 'webhook.secret'],
])('a rule is refused: %j', async (body, path) => {
  const answer = await call('PUT', '/v1/alerts/rules/refused', body);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid_field', path });
});

test('who may set what, and who sees the address', async () => {
  const claims = { groups: ['design'], now };
  const manager = await tokenOf(server, { ...claims, role: 'manager' });
  const viewer = await tokenOf(server, { ...claims, role: 'viewer' });
  const other = await tokenOf(server, { groups: ['sales'], role: 'manager', now });
  const path = '/v1/alerts/rules/mine';
  const webhook = { url: 'https://hooks.example.org/x' };
  expect((await call('PUT', path, { ...rule, webhook }, manager)).body).toMatchObject({
    path: 'webhook.url',
  });
  server.configure({ webhookOrigins: ['https://hooks.example.org'] });
  const made = await call('PUT', path, { ...rule, webhook }, manager);
  expect(made.body).toMatchObject({ webhook: { secret: expect.stringMatching(/^whsec_/) } });
  const kept = await call('PUT', path, { ...rule, webhook }, manager);
  expect(kept.body['webhook']).toEqual(webhook);
  expect((await call('GET', path, undefined, manager)).body['webhook']).toEqual(webhook);
  expect((await call('GET', path, undefined, viewer)).body['webhook']).toBeNull();
  expect((await call('PUT', path, rule, viewer)).status).toBe(403);
  expect((await call('GET', path, undefined, other)).status).toBe(403);
  expect((await call('GET', '/v1/alerts', undefined, other)).body).toEqual({ alerts: [] });
  const likes = await tokenOf(server, { ...claims, metrics: ['likes'] });
  expect((await call('GET', '/v1/alerts', undefined, likes)).body).toEqual({ alerts: [] });
});
