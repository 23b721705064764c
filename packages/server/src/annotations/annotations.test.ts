import { annotationSchema } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

const now = new Date('2026-11-01T12:00:00Z');
let server: TestServer;
let manager: string;

beforeAll(async () => {
  server = await startTestServer({ timezone: 'Europe/Paris' }, { now: () => now });
  manager = await tokenOf(server, { groups: ['design'], role: 'manager', now });
  const days = Array.from({ length: 31 }, (_, index) => index + 1);
  const batch = days.flatMap((day) =>
    // One post a day up to the 20th of October, three a day from then on.
    Array.from({ length: day < 20 ? 1 : 3 }, (_, post) => ({
      type: 'track',
      event: 'Post Created',
      userId: `u${post}`,
      messageId: `${day}-${post}`,
      properties: { post_id: `p${day}-${post}` },
      timestamp: `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`,
      context: { groupId: 'design' },
    })),
  );
  const bearer = server.keys.secretKey;
  await callServer(server, 'POST', '/v1/batch', { bearer, body: { batch } });
  await server.store.flush();
});
afterAll(() => server?.close());

const call = (method: string, path: string, body?: unknown, bearer = manager) =>
  callServer(server, method, `/v1/annotations${path}`, { bearer, body });
const launch = { title: 'Question day', kind: 'campaign', date: '2026-10-20', group: 'design' };

describe('an annotation', () => {
  test('is added, changed, listed and removed', async () => {
    const added = await call('POST', '', launch);
    expect(added.status).toBe(201);
    const { id } = annotationSchema.parse(added.body);
    const changed = await call('PUT', `/${id}`, { ...launch, title: 'Answer day' });
    expect(changed.body).toMatchObject({ id, title: 'Answer day', kind: 'campaign' });
    expect((await call('GET', '?group=design')).body).toMatchObject({
      annotations: [{ id, title: 'Answer day' }],
    });
    expect((await call('GET', '?from=2026-10-21')).body).toEqual({ annotations: [] });
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('GET', `/${id}`)).status).toBe(403);
  });

  test('tells a metric before and after', async () => {
    await call('PUT', '/launch', launch);
    const { body } = await call('GET', '/launch?metric=posts&days=7');
    expect(body['effect']).toMatchObject({
      metric: { id: 'posts' },
      days: 7,
      before: { value: 7, window: { from: '2026-10-13', to: '2026-10-20' } },
      after: { value: 21, window: { from: '2026-10-20', to: '2026-10-27' } },
      change: { absolute: 14, relative: 2 },
    });
  });

  test('whose time after is still passing is compared over as many days', async () => {
    await call('PUT', '/late', { ...launch, date: '2026-10-29' });
    const { body } = await call('GET', '/late?metric=posts&days=28');
    expect(body['effect']).toMatchObject({ days: 3, before: { value: 9 }, after: { value: 9 } });
    await call('PUT', '/today', { ...launch, date: '2026-11-01' });
    expect((await call('GET', '/today?metric=posts')).body['effect']).toMatchObject({
      days: 0,
      before: null,
      after: null,
      reason: 'unfinished',
    });
  });

  test('that lasts keeps its own days out of both sides', async () => {
    await call('PUT', '/long', { ...launch, date: '2026-10-10', end: '2026-10-25' });
    const { body } = await call('GET', '/long?metric=posts&days=5');
    expect(body['effect']).toMatchObject({ before: { value: 5 }, after: { value: 15 } });
  });
});

describe('is refused', () => {
  test.each([
    [{ ...launch, title: '' }, 'title'],
    [{ ...launch, kind: 'party' }, 'kind'],
    [{ ...launch, date: 'soon' }, 'date'],
    [{ ...launch, end: '2026-10-01' }, 'end'],
    [{ ...launch, colour: 'red' }, ''],
  ])('%j', async (body, path) => {
    const answer = await call('POST', '', body);
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid_field', path });
  });

  test('a metric or parameter that does not exist', async () => {
    await call('PUT', '/launch', launch);
    expect((await call('GET', '/launch?metric=post')).body).toMatchObject({
      code: 'unknown_metric',
    });
    expect((await call('GET', '/launch?metric=posts&shape=x')).body).toMatchObject({
      code: 'unknown_parameter',
    });
    expect((await call('GET', '/launch?metric=posts&days=0')).body).toMatchObject({ path: 'days' });
  });

  test('whoever only reads, and another group’s managers', async () => {
    const viewer = await tokenOf(server, { groups: ['design'], role: 'viewer', now });
    const other = await tokenOf(server, { groups: ['sales'], role: 'manager', now });
    expect((await call('POST', '', launch, viewer)).status).toBe(403);
    expect((await call('POST', '', launch, other)).status).toBe(403);
    expect((await call('GET', '/launch', undefined, viewer)).status).toBe(200);
    expect((await call('GET', '/launch', undefined, other)).status).toBe(403);
    expect((await call('DELETE', '/launch', undefined, other)).status).toBe(403);
  });
});

test('badge rules are read by all and set by managers of the whole site', async () => {
  const badge = { name: 'Writer', metric: 'posts', threshold: 5, window: 'P28D' };
  const all = await tokenOf(server, { role: 'manager', now });
  const path = '/v1/badges/writer';
  const put = (body: unknown, bearer: string) => callServer(server, 'PUT', path, { bearer, body });
  expect((await put(badge, manager)).status).toBe(403);
  expect((await put(badge, all)).body).toMatchObject({ id: 'writer', ...badge });
  expect((await put({ ...badge, metric: 'hats' }, all)).body).toMatchObject({ path: 'metric' });
  expect((await put({ ...badge, threshold: 0 }, all)).body).toMatchObject({ path: 'threshold' });
  expect((await put({ ...badge, window: 'month' }, all)).body).toMatchObject({ path: 'window' });
  const listed = await callServer(server, 'GET', '/v1/badges', { bearer: manager });
  expect(listed.body).toMatchObject({ badges: [{ id: 'writer', threshold: 5 }] });
  expect((await callServer(server, 'DELETE', path, { bearer: manager })).status).toBe(403);
  expect((await callServer(server, 'DELETE', path, { bearer: all })).status).toBe(204);
  expect((await callServer(server, 'GET', path, { bearer: all })).status).toBe(403);
});
