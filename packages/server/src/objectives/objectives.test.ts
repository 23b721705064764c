import { objectiveSchema } from '@ruche/schema';
import type { Objective } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

const now = new Date('2026-11-01T12:00:00Z');
let server: TestServer;
let secret: string;
let manager: string;

beforeAll(async () => {
  server = await startTestServer({ timezone: 'Europe/Paris' }, { now: () => now });
  secret = server.keys.secretKey;
  manager = await tokenOf(server, { groups: ['design'], role: 'manager', now, ttlSeconds: 86_000 });
  // 10, 12, 14 … posts a month from January on; October has 28.
  const months = Array.from({ length: 10 }, (_, month) => month);
  const batch = months.flatMap((month) =>
    Array.from({ length: 10 + 2 * month }, (_, post) => ({
      type: 'track',
      event: 'Post Created',
      userId: `u${post % 7}`,
      messageId: `m${month}-${post}`,
      properties: { post_id: `p${month}-${post}` },
      timestamp: `2026-${String(month + 1).padStart(2, '0')}-10T09:00:00Z`,
      context: { groupId: 'design' },
    })),
  );
  await callServer(server, 'POST', '/v1/batch', { bearer: secret, body: { batch } });
  await server.store.flush();
});
afterAll(() => server?.close());

const put = (id: string, body: unknown, bearer = manager) =>
  callServer(server, 'PUT', `/v1/objectives/${id}`, { bearer, body });
const get = (path: string, bearer = manager) =>
  callServer(server, 'GET', `/v1/objectives${path}`, { bearer });

const settings = {
  title: 'More to read',
  group: 'design',
  owner: 'u1',
  frequency: 'monthly',
  start: '2026-09-01',
  due: '2026-12-31',
  keyResults: [{ id: 'posts', metric: 'posts', baseline: 24, target: 32 }],
};

describe('an objective', () => {
  test('is judged from the metric itself, now', async () => {
    const { status, body } = await put('read', settings);
    expect(status).toBe(200);
    const objective = objectiveSchema.parse(body);
    expect(objective.keyResults[0]).toMatchObject({
      metric: { id: 'posts', unit: 'count' },
      current: 28,
      progress: 0.5,
      status: 'behind',
      suggestion: { past: [14, 16, 18, 20, 22, 24, 26, 28], target: 26 },
    });
    expect(objective.keyResults[0]?.pace).toBeCloseTo(61.52 / 122, 2);
    expect(objective).toMatchObject({
      status: 'behind',
      review_due: true,
      nextReview: '2026-10-01',
      smart: { complete: true, missing: [], warnings: [] },
    });
  });

  test('keeps what its targets were', async () => {
    const keyResults = [{ id: 'posts', metric: 'posts', baseline: 24, target: 500 }];
    await put('read', { ...settings, reviewed: '2026-10-31', keyResults });
    const { body } = await get('/read');
    expect(body).toMatchObject({
      review_due: false,
      keyResults: [{ history: [{ target: 32 }, { target: 500 }] }],
      smart: { complete: true, warnings: [{ code: 'outside_variation' }] },
    });
    await put('read', { ...settings, title: 'Another title', keyResults });
    expect((await get('/read')).body).toMatchObject({
      title: 'Another title',
      keyResults: [{ history: [{ target: 32 }, { target: 500 }] }],
    });
    await server.restart();
    expect((await get('/read')).body).toMatchObject({ keyResults: [{ history: [{}, {}] }] });
  });

  test('may go down, count from its start, and be reached', async () => {
    const keyResults = [
      { metric: 'posts', period: 'since_start', baseline: 0, target: 50 },
      { metric: 'posts', baseline: 40, target: 20 },
    ];
    const { body } = await put('both', { ...settings, keyResults });
    expect(body).toMatchObject({
      keyResults: [
        { id: 'kr1', current: 54, progress: 1.08, status: 'reached' },
        { id: 'kr2', current: 28, progress: 0.6, status: 'on_track' },
      ],
      progress: 0.8,
      status: 'on_track',
    });
  });

  test('whose time is over is judged as of its last day', async () => {
    const over = { ...settings, start: '2026-05-01', due: '2026-06-30' };
    const { body } = await put('over', { ...over, keyResults: settings.keyResults });
    expect(body).toMatchObject({
      pace: 1,
      status: 'missed',
      keyResults: [{ current: 20, progress: -0.5, status: 'missed' }],
    });
  });

  test('may be a draft: the check names what is missing, in French too', async () => {
    const { status, body } = await put('draft', {
      title: 'Draft',
      group: 'design',
      keyResults: [{}],
    });
    expect(status).toBe(200);
    const { smart } = body as unknown as Objective;
    expect(smart.complete).toBe(false);
    expect(smart.missing.map(({ code }) => code).toSorted()).toEqual(
      ['baseline', 'due', 'frequency', 'metric', 'owner', 'target', 'unit'].toSorted(),
    );
    const french = (await get('/draft?locale=fr')).body as unknown as Objective;
    expect(french.smart.missing[0]?.text).toMatch(/responsable/);
  });
});

describe('is refused', () => {
  const result = settings.keyResults[0];

  test.each([
    [
      'a target on its baseline',
      [{ ...result, target: 24 }],
      'invalid_field',
      'keyResults.0.target',
    ],
    ['an unknown metric', [{ ...result, metric: 'post' }], 'unknown_metric', 'keyResults.0.metric'],
    [
      'an unknown parameter',
      [{ ...result, parameters: { colour: 'red' } }],
      'unknown_parameter',
      'keyResults.0.parameters.colour',
    ],
    ['a ranking', [{ ...result, metric: 'top_authors' }], 'invalid_field', 'keyResults.0.metric'],
    [
      'an end before the start',
      [{ ...result, due: '2026-01-01' }],
      'invalid_field',
      'keyResults.0.due',
    ],
    ['two of one id', [result, result], 'invalid_field', 'keyResults.1.id'],
  ])('%s', async (_, keyResults, code, path) => {
    const { status, body } = await put('refused', { ...settings, keyResults });
    expect([status, body['code'], body['path']]).toEqual([400, code, path]);
    expect((await get('/refused')).status).toBe(403);
  });

  test('who may only read, or reaches another group, or brings no token', async () => {
    const member = await tokenOf(server, { groups: ['design'], role: 'member', now });
    const other = await tokenOf(server, { groups: ['sales'], role: 'manager', now });
    expect((await get('/read', member)).status).toBe(200);
    expect((await put('read', settings, member)).status).toBe(403);
    expect((await put('read', settings, other)).status).toBe(403);
    expect((await put('read', { ...settings, group: 'sales' }, other)).status).toBe(403);
    const outOfReach = await get('/read', other);
    const notThere = await get('/nowhere', other);
    expect(outOfReach.text).toBe(notThere.text);
    expect((await get('?group=design', other)).status).toBe(403);
    expect((await get('', other)).body).toEqual({ objectives: [] });
    expect((await callServer(server, 'GET', '/v1/objectives')).status).toBe(401);
  });
});

test('a list has those of a group; what is removed is gone, and comes back without its past', async () => {
  await put('site', { title: 'Everybody', keyResults: [] }, secret);
  const { body } = await get('?group=design');
  const ids = (body['objectives'] as Objective[]).map(({ id }) => id);
  expect(ids).toContain('read');
  expect(ids).not.toContain('site');
  const bearer = manager;
  const removed = await callServer(server, 'DELETE', '/v1/objectives/read', { bearer });
  expect(removed.status).toBe(204);
  expect((await get('/read')).status).toBe(403);
  expect((await callServer(server, 'DELETE', '/v1/objectives/read', { bearer })).status).toBe(403);
  await put('read', settings);
  expect((await get('/read')).body).toMatchObject({ keyResults: [{ history: [{ target: 32 }] }] });
});

test('a key result shows no figure to whom its metric is not for', async () => {
  const onlyLikes = await tokenOf(server, { groups: ['design'], metrics: ['likes'], now });
  const { body } = await get('/both', onlyLikes);
  expect(body).toMatchObject({
    keyResults: [{ current: null, reason: 'forbidden', metric: null }, {}],
  });
});
