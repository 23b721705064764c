import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TokenOptions } from '../access/sign-token.js';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ timezone: 'Europe/Paris' });
});
afterAll(() => server?.close());

const call = (method: string, path: string, bearer: string, body?: unknown) =>
  callServer(server, method, path, { bearer, body });

describe('groups and rosters', () => {
  test('the owner says what a group is; what is left out stays', async () => {
    const { secretKey } = server.keys;
    const settings = {
      name: 'Club',
      modules: ['chat'],
      timezone: 'Europe/Paris',
      created: '2024-03-01',
    };
    expect(await call('PUT', '/v1/groups/club', secretKey, settings)).toMatchObject({
      status: 200,
    });
    const { body: answer } = await call('PUT', '/v1/groups/club', secretKey, { url: '/club' });
    expect(answer).toEqual({
      ...settings,
      id: 'club',
      url: '/club',
      created: '2024-03-01T00:00:00Z',
    });
    const files = await call('GET', '/v1/metrics/files?group=club', await tokenOf(server));
    expect(files.body).toMatchObject({ value: null, reason: 'not_enabled' });
  });

  test('a roster is the whole truth: who is new has joined, who is missing has left', async () => {
    const put = async (members: unknown[]) => {
      const { body: answer } = await call('PUT', '/v1/groups/team/members', server.keys.secretKey, {
        members,
      });
      return answer;
    };
    const joined = '2024-09-01';
    expect(
      await put([
        { userId: 'ann', joined },
        { userId: 'ben', joined, traits: { name: 'Ben' } },
      ]),
    ).toEqual({
      group: 'team',
      members: 2,
      joined: 2,
      left: 0,
    });
    expect(await put(['ann', 'ben'])).toMatchObject({ members: 2, joined: 0, left: 0 });
    expect(await put(['ann', 'cat', 'cat'])).toMatchObject({ members: 2, joined: 1, left: 1 });
    const { body: answer } = await call(
      'GET',
      '/v1/metrics/members?group=team&period=P1M&today=include',
      await tokenOf(server),
    );
    expect(answer).toMatchObject({ value: 2, membership: 'roster' });
  });

  test.each([
    ['PUT', '/v1/groups/g', { name: 7 }],
    ['PUT', '/v1/groups/g', { color: 'red' }],
    ['PUT', '/v1/groups/g', { timezone: 'Mars/Olympus' }],
    ['PUT', '/v1/groups/g', { modules: ['pigeons'] }],
    ['PUT', '/v1/groups/g/members', { members: 'all' }],
    ['PUT', '/v1/groups/g/members', { members: [{ id: 'ann' }] }],
    ['PUT', '/v1/groups/g/members', []],
  ])('%s %s %j is refused', async (method, path, body) => {
    const { status, body: answer } = await call(method, path, server.keys.secretKey, body);
    expect([status, answer['code']]).toEqual([400, 'invalid_field']);
  });

  test('only the secret key and an admin of the group may', async () => {
    const attempt = async (claims: Partial<TokenOptions>, path: string) =>
      (await call('PUT', path, await tokenOf(server, claims), { members: [] })).status;
    const path = '/v1/groups/mine/members';
    expect(await attempt({ role: 'admin' }, path)).toBe(200);
    expect(await attempt({ role: 'admin', groups: ['mine'] }, path)).toBe(200);
    expect(await attempt({ role: 'admin', groups: ['other'] }, path)).toBe(403);
    for (const role of ['viewer', 'member', 'manager'] as const) {
      expect(await attempt({ role }, path), role).toBe(403);
    }
  });
});
