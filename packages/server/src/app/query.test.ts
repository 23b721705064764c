import { answerSchema, catalogueSchema, problemStatus } from '@ruche/schema';
import type { Answer, Problem, Role } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../access/sign-token.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

const now = new Date('2026-11-01T12:00:00Z');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ timezone: 'Europe/Paris' }, { now: () => now });
  const act = (event: string, userId: string, groupId: string, properties: object) => ({
    type: 'track',
    event,
    userId,
    properties,
    timestamp: '2026-10-12T09:00:00Z',
    messageId: `${event} ${userId} ${groupId} ${JSON.stringify(properties)}`,
    context: { groupId },
  });
  const { status } = await call('POST', '/v1/batch', server.keys.secretKey, {
    batch: [
      act('Post Created', 'ann', 'design', { post_id: 'p1', title: 'One' }),
      act('Post Created', 'ann', 'design', { post_id: 'p2' }),
      act('Post Created', 'ben', 'design', { post_id: 'p3' }),
      act('Post Created', 'ben', 'secret', { post_id: 'p4' }),
      act('Post Liked', 'ben', 'design', { post_id: 'p1', author_id: 'ann' }),
      { type: 'identify', userId: 'ann', traits: { name: 'Ann' } },
      { type: 'identify', userId: 'cat', traits: { name: 'Cat', ranking: false } },
      act('Post Created', 'cat', 'design', { post_id: 'p5' }),
    ],
  });
  expect(status).toBe(200);
  await server.store.flush();
});
afterAll(() => server?.close());

async function call(method: string, path: string, bearer?: string, body?: unknown) {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { response, status: response.status, answer };
}

interface Claims {
  groups?: '*' | string[];
  role?: Role;
  metrics?: string[];
  ttlSeconds?: number;
  secretKey?: string;
  site?: string;
  now?: Date;
}
const token = (claims: Claims = {}): Promise<string> => {
  const { keys } = server;
  return signToken({ site: keys.site, secretKey: keys.secretKey, groups: '*', now, ...claims });
};

const month = 'period=P1M';

describe('one question', () => {
  test('is answered in the form of the contract', async () => {
    const { status, answer } = await call(
      'GET',
      `/v1/metrics/posts?group=design&${month}`,
      await token(),
    );
    expect(status).toBe(200);
    expect(answerSchema.parse(answer)).toMatchObject({
      metric: { id: 'posts' },
      group: 'design',
      value: 4,
      window: { timezone: 'Europe/Paris' },
      asOf: '2026-11-01T12:00:00.000Z',
    });
  });

  test('without a group it is about the whole site, and an act counts once', async () => {
    const { answer } = await call('GET', `/v1/metrics/posts?${month}`, await token());
    expect(answer).toMatchObject({ group: null, value: 5 });
  });

  test('a ranking names people and never who asked not to be listed', async () => {
    const { answer } = await call(
      'GET',
      `/v1/metrics/top_authors?group=design&${month}`,
      await token(),
    );
    expect(answerSchema.parse(answer).rows).toMatchObject([
      { rank: 1, id: 'ann', name: 'Ann', value: 2 },
      { rank: 2, id: 'ben', value: 1 },
    ]);
  });

  test.each([
    ['/v1/metrics/nothing', 'unknown_metric'],
    [`/v1/metrics/posts?group=nowhere`, 'forbidden'],
    ['/v1/metrics/posts?from=2026-13-01&to=2026-12-01', 'invalid_field'],
    ['/v1/metrics/posts?from=yesterday&to=today', 'invalid_field'],
    ['/v1/metrics/posts?from=2026-10-02&to=2026-10-01', 'invalid_window'],
    ['/v1/metrics/posts?period=P1X', 'invalid_field'],
    ['/v1/metrics/posts?interval=minute', 'invalid_field'],
    ['/v1/metrics/posts?limit=0', 'invalid_field'],
    ['/v1/metrics/posts?timezone=Mars/Olympus', 'invalid_field'],
    ['/v1/metrics/posts?colour=red', 'unknown_parameter'],
  ] as const)('%s is refused: %s', async (path, code) => {
    const { status, answer } = await call('GET', path, await token());
    expect([status, answer['code']]).toEqual([problemStatus[code], code]);
    if (code === 'unknown_metric') expect(answer['known']).toContain('posts');
    if (code === 'invalid_field') expect(answer['path']).not.toBe('');
  });

  test('the catalogue says what every metric means, in the language asked for', async () => {
    const { answer } = await call('GET', '/v1/metrics?locale=fr', await token());
    const { metrics } = catalogueSchema.parse(answer);
    expect(metrics.find(({ id }) => id === 'posts')?.label).toBe('Publications créées');
  });
});

describe('several questions', () => {
  test('are answered in order, and one that fails does no harm', async () => {
    const { status, answer } = await call('POST', '/v1/query', await token(), {
      queries: [
        { metric: 'posts', group: 'design', period: 'P1M' },
        { metric: 'nothing' },
        { metric: 'posts', group: 'nowhere' },
        { metric: 'posts', interval: 'minute' },
        { metric: 'likes', group: 'design', period: 'P1M' },
      ],
    });
    expect(status).toBe(200);
    const [posts, nothing, nowhere, minute, likes] = answer['answers'] as (Answer & Problem)[];
    expect([posts?.value, likes?.value]).toEqual([4, 1]);
    expect(nothing).toMatchObject({ code: 'unknown_metric', path: 'queries.1.metric' });
    expect(nowhere).toMatchObject({ code: 'forbidden', status: 403 });
    expect(minute).toMatchObject({ code: 'invalid_field', path: 'queries.3.interval' });
  });

  test.each([
    [{}],
    [{ queries: [] }],
    [{ queries: 'x' }],
    [[]],
    [{ queries: Array(51).fill({ metric: 'posts' }) }],
  ])('a request that is none is refused', async (body) => {
    const { status, answer } = await call('POST', '/v1/query', await token(), body);
    expect([status, answer['code'], answer['path']]).toEqual([400, 'invalid_field', 'queries']);
  });
});

describe('who may see what', () => {
  const own = { groups: ['design'] };

  test('another’s group and one that does not exist are the same', async () => {
    const bearer = await token(own);
    const bodies: unknown[] = [];
    for (const group of ['secret', 'nowhere']) {
      const { status, answer, response } = await call(
        'GET',
        `/v1/metrics/posts?group=${group}`,
        bearer,
      );
      expect(status).toBe(403);
      bodies.push([answer, [...response.headers.keys()].sort()]);
    }
    expect(bodies[0]).toEqual(bodies[1]);
    expect(JSON.stringify(bodies)).not.toContain('secret');
  });

  test('a token for groups does not reach the whole site', async () => {
    const bearer = await token(own);
    expect((await call('GET', `/v1/metrics/posts?group=design&${month}`, bearer)).status).toBe(200);
    expect((await call('GET', '/v1/metrics/posts', bearer)).answer['code']).toBe('forbidden');
  });

  test('a token for metrics reaches no other', async () => {
    const bearer = await token({ metrics: ['posts'] });
    expect((await call('GET', '/v1/metrics/posts', bearer)).status).toBe(200);
    expect((await call('GET', '/v1/metrics/likes', bearer)).answer['code']).toBe('forbidden');
    const { answer } = await call('GET', '/v1/metrics', bearer);
    expect((answer['metrics'] as { id: string }[]).map(({ id }) => id)).toEqual(['posts']);
  });

  const paths = ['/v1/metrics', '/v1/metrics/posts', '/v1/groups'];
  test.each([
    ['no token', 'missing_credentials', (): undefined => undefined],
    ['an expired one', 'token_expired', () => token({ now: new Date(now.getTime() - 7_200_000) })],
    ['one of another key', 'token_invalid', () => token({ secretKey: 'sk_another-secret-key' })],
    ['one of another site', 'token_invalid', () => token({ site: 'other' })],
    ['the write key', 'token_invalid', () => server.keys.writeKey],
    ['an unsigned one', 'token_invalid', async () => unsigned(await token())],
  ] as const)('%s is refused everywhere: %s', async (_what, code, make) => {
    const bearer = await make();
    for (const path of paths) {
      const { status, answer, response } = await call('GET', path, bearer);
      expect([path, status, answer['code']]).toEqual([path, 401, code]);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    const query = await call('POST', '/v1/query', bearer, { queries: [{ metric: 'posts' }] });
    expect(query.answer['code']).toBe(code);
    const put = await call('PUT', '/v1/groups/x', bearer, {});
    expect(put.answer['code']).toBe(code);
  });

  test('groups are listed as far as the token reaches', async () => {
    const ids = async (bearer: string) => {
      const { answer } = await call('GET', '/v1/groups', bearer);
      return (answer['groups'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids(await token())).toEqual(['design', 'secret']);
    expect(await ids(await token({ groups: ['design', 'nowhere'] }))).toEqual(['design']);
  });

  test('a public metric needs no token, may be cached, and opens nothing else', async () => {
    const path = `/v1/metrics/posts?site=default&${month}`;
    expect((await call('GET', path)).answer['code']).toBe('missing_credentials');
    server.configure({ publicMetrics: ['posts'], publicGroups: ['design'] });
    const { status, response } = await call('GET', path);
    expect(status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('public');
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(server.url + path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    for (const [other, expected] of [
      [`/v1/metrics/posts?site=default&group=design`, 200],
      [`/v1/metrics/posts?site=default&group=secret`, 401],
      [`/v1/metrics/posts?site=default&group=nowhere`, 401],
      [`/v1/metrics/likes?site=default`, 401],
      [`/v1/metrics/nothing?site=default`, 401],
      [`/v1/metrics/posts?site=other`, 401],
      [`/v1/metrics/posts`, 401],
    ] as const) {
      expect([other, (await call('GET', other)).status]).toEqual([other, expected]);
    }
    const query = { site: 'default', queries: [{ metric: 'posts' }, { metric: 'likes' }] };
    const { answer } = await call('POST', '/v1/query', undefined, query);
    const [posts, likes] = answer['answers'] as (Answer & Problem)[];
    expect([posts?.value, likes?.code]).toEqual([5, 'missing_credentials']);
    server.configure({ publicMetrics: [], publicGroups: [] });
  });
});

function unsigned(signed: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return `${header}.${signed.split('.')[1] ?? ''}.`;
}
