import type { Answer, Part } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

const now = new Date('2026-11-01T12:00:00Z');
let server: TestServer;

/** Office: 8, field: 6, shop: 6 people in `all`; `most` lacks one of the field; `small` has few. */
const people = [
  ...Array.from({ length: 8 }, (_, at) => ({ id: `o${at}`, segment: 'office' })),
  ...Array.from({ length: 6 }, (_, at) => ({ id: `f${at}`, segment: 'field' })),
  ...Array.from({ length: 6 }, (_, at) => ({ id: `s${at}`, segment: 'shop' })),
];
const rosters = {
  all: people,
  most: people.filter(({ id }) => id !== 'f0'),
  small: people.filter(({ id }) => ['o0', 'o1', 'f0', 'f1'].includes(id)),
};

beforeAll(async () => {
  server = await startTestServer({}, { now: () => now });
  const bearer = server.keys.secretKey;
  for (const [group, members] of Object.entries(rosters)) {
    const body = {
      members: members.map(({ id, segment }) => ({
        userId: id,
        joined: '2026-01-01',
        traits: { segment },
      })),
    };
    await callServer(server, 'PUT', `/v1/groups/${group}/members`, { bearer, body });
  }
  // Of the office one person comes on the 10th, all on the 20th; of the field and the shop two.
  const visit = (userId: string, day: number) => ({
    ...{ type: 'page', userId, messageId: `${userId}-${day}` },
    timestamp: `2026-10-${day}T09:00:00Z`,
    context: { groupId: ['all', 'most'] },
  });
  const twenty = people.filter(({ id, segment }) => segment === 'office' || /[01]$/.test(id));
  const batch = [visit('o0', 10), ...twenty.map(({ id }) => visit(id, 20))];
  await callServer(server, 'POST', '/v1/batch', { bearer, body: { batch } });
  await server.store.flush();
});
afterAll(() => server?.close());

async function ask(query: string, groups: '*' | string[]): Promise<Answer> {
  const bearer = await tokenOf(server, { groups, role: 'manager', now });
  const path = `/v1/metrics/active_members?by=segment&${query}`;
  return (await callServer(server, 'GET', path, { bearer })).body as unknown as Answer;
}
const valuesOf = ({ parts = [] }: Answer) =>
  Object.fromEntries(parts.map(({ key, value }: Part) => [key, value]));
const october = 'from=2026-10-01&to=2026-11-01';

describe('a split by what people are', () => {
  test('is shown where each segment has k people, however many of them came', async () => {
    const answer = await ask(`group=all&${october}`, ['all']);
    expect(valuesOf(answer)).toEqual({ office: 8, field: 2, shop: 2 });
    expect(valuesOf(await ask('group=all&from=2026-10-10&to=2026-10-11', ['all']))).toEqual({
      ...{ office: 1, field: 0, shop: 0 },
    });
  });

  test('shows the same segments for every window, so that none is found by comparing them', async () => {
    for (const days of ['10&to=2026-10-11', '10&to=2026-10-21', '20&to=2026-10-21']) {
      const { suppressed, parts = [] } = await ask(`group=all&from=2026-10-${days}`, ['all']);
      expect(suppressed).toBeUndefined();
      expect(parts.some((part) => part.suppressed)).toBe(false);
    }
  });

  test('is hidden in a small group, with everything by which it could be found', async () => {
    const answer = await ask(`group=small&from=2026-10-01&to=2026-11-01`, ['small']);
    expect(answer.parts ?? []).toEqual([]);
    server.configure({ k: 7 });
    const hidden = await ask(`group=all&${october}`, ['all']);
    expect(hidden.value).toBe(12);
    expect(valuesOf(hidden)).toEqual({ office: 8, field: null, shop: null });
    for (const part of hidden.parts ?? []) {
      if (part.value === null) {
        expect(Object.keys(part).toSorted()).toEqual(['key', 'label', 'suppressed', 'value']);
      }
    }
    server.configure({ k: 5 });
  });

  test('of two groups that differ by one person only one is given to who sees both', async () => {
    expect(valuesOf(await ask(`group=most&${october}`, ['most']))).toMatchObject({ office: 8 });
    const both = ['all', 'most'];
    expect(valuesOf(await ask(`group=all&${october}`, both))).toMatchObject({ field: 2 });
    const other = await ask(`group=most&${october}`, both);
    expect(other.parts).toEqual([]);
    expect(other.suppressed).toEqual({ reason: 'below_k', k: 5 });
  });

  test('with and without staff would tell of the staff', async () => {
    const answer = await ask(`group=all&${october}&exclude=staff`, ['all']);
    expect(answer).toMatchObject({ parts: [], suppressed: { reason: 'below_k' } });
  });

  test('is for nobody who does not reach the group', async () => {
    expect(await ask(`group=all&${october}`, ['most'])).toMatchObject({ code: 'forbidden' });
  });
});

describe('the network', () => {
  const like = (user: string, author: string, at: number) => ({
    ...{ type: 'track', event: 'Post Liked', userId: user, messageId: `${user}-${author}-${at}` },
    timestamp: '2026-10-15T09:00:00Z',
    properties: { post_id: `${author}-${at}`, author_id: author },
    context: { groupId: 'all' },
  });
  const ofSegment = (wanted: string) =>
    people.flatMap(({ id, segment }) => (segment === wanted ? [id] : []));
  const askAs = async (metric: string, role: 'viewer' | 'manager', more = '') => {
    const bearer = await tokenOf(server, { groups: ['all'], role, now });
    const path = `/v1/metrics/${metric}?group=all&${october}${more}`;
    return (await callServer(server, 'GET', path, { bearer })).body as unknown as Answer;
  };

  beforeAll(async () => {
    const [office, field, shop] = ['office', 'field', 'shop'].map(ofSegment);
    const batch = [
      ...(office ?? []).flatMap((user, at) => like(user, field?.[at % 6] ?? '', at)),
      like(shop?.[0] ?? '', office?.[0] ?? '', 1),
      like(shop?.[1] ?? '', office?.[0] ?? '', 2),
      ...(field ?? []).map((user, at) => like(user, shop?.[at] ?? '', 9)),
    ];
    const bearer = server.keys.secretKey;
    await callServer(server, 'POST', '/v1/batch', { bearer, body: { batch } });
    await server.store.flush();
  });

  test('shows contacts between segments where k people stand on each side', async () => {
    const { edges } = await askAs('network', 'viewer', '&by=segment');
    // The two of the shop are too few, and a single one missing could be found.
    expect(edges).toEqual([{ source: 'office', target: 'field', value: 8, people: 6 }]);
  });

  test('names who turns to whom to managers alone', async () => {
    expect((await askAs('influencers', 'manager')).edges).toContainEqual({
      ...{ source: 'o0', target: 'f0' },
      value: 1,
    });
    const { rows, edges } = await askAs('influencers', 'viewer');
    expect(rows?.length).toBeGreaterThan(0);
    expect(edges).toBeUndefined();
  });
});

describe('groups compared', () => {
  const path = `/v1/metrics/group_comparison?groups=all,most&${october}&interval=month`;
  const compare = async (groups: '*' | string[], more = '', metrics?: string[]) => {
    const claims = { groups, role: 'manager', now, ...(metrics ? { metrics } : {}) } as const;
    const bearer = await tokenOf(server, claims);
    return callServer(server, 'GET', `${path}${more}`, { bearer });
  };

  test('are for whoever reaches each of them, and needs no more', async () => {
    const { status, body } = await compare(['all', 'most']);
    expect(status).toBe(200);
    expect(body).toMatchObject({ parts: [{ key: 'all' }, { key: 'most' }] });
    expect((await compare(['all'])).status).toBe(403);
    const bearer = await tokenOf(server, { role: 'manager', now });
    const unknown = path.replace('most', 'nowhere');
    expect((await callServer(server, 'GET', unknown, { bearer })).status).toBe(403);
  });

  test('by a metric that the token may not ask for are refused', async () => {
    const only = ['group_comparison'];
    expect((await compare('*', '&of=active_rate', only)).status).toBe(403);
    expect((await compare('*', '&of=active_rate', [...only, 'active_rate'])).status).toBe(200);
  });
});
