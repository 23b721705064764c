import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropOldFiles, findTraces } from '../../../../test/tools/find-traces.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { signToken } from '../access/sign-token.js';
import { GrowingBuffer } from '../store/log/growing-buffer.js';
import { packedLayouts } from '../store/log/packed-rows.js';
import { readJournal, journalPath } from './journal.js';

const member = 'zebulon.quist-77';
const name = 'Zebulon Quist';
const traces = [
  member,
  name,
  'zebulon.quist@mail.test',
  'zq-portrait.png',
  'quist-home',
  'umbrella gossip',
  'secret title of Zeb',
];

let server: TestServer;

const call = async (method: string, path: string, body?: unknown, as = server.keys.secretKey) => {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
};

const at = (day: number, hour = 12) =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const context = { groupId: 'design' };
const track = (event: string, userId: string, day: number, properties: object) => ({
  type: 'track',
  event,
  userId,
  timestamp: at(day),
  properties,
  context: { ...context, sessionId: 's1' },
});

const others = ['ben', 'cleo'];

beforeAll(async () => {
  server = await startTestServer();
  const batch = [
    {
      type: 'identify',
      userId: member,
      traits: {
        name,
        avatar: 'https://img.test/zq-portrait.png',
        url: 'https://people.test/quist-home',
        segment: 'sales',
        kind: 'human',
      },
    },
    ...[member, ...others].map((userId) => ({
      type: 'group',
      userId,
      groupId: 'design',
      timestamp: at(1),
    })),
    track('Post Created', member, 2, {
      post_id: 'p1',
      title: 'secret title of Zeb',
      text: 'umbrella gossip, zebulon.quist@mail.test',
      words: 12,
    }),
    track('Post Created', member, 3, { post_id: 'p2' }),
    track('Post Created', 'ben', 4, { post_id: 'p3', text: 'as Zebulon Quist said, no' }),
    track('Post Liked', 'ben', 4, { post_id: 'p1', author_id: member }),
    track('Post Liked', member, 5, { post_id: 'p3', author_id: 'ben', reaction: 'heart' }),
    track('Comment Created', 'cleo', 5, {
      comment_id: 'c1',
      post_id: 'p1',
      author_id: member,
      mentions: [member, 'ben'],
      text: `@${member} thanks`,
    }),
    track('Task Done', 'cleo', 6, { assignee: member, note: 'zebulon quist: ok', hours: 3 }),
  ];
  expect(await call('POST', '/v1/batch', { batch })).toMatchObject({ body: { rejected: [] } });
  await call('PUT', '/v1/objectives/q1', {
    title: 'More posts',
    description: `Asked for by ${name}`,
    group: 'design',
    owner: member,
  });
  await call('PUT', '/v1/objectives/q1', { title: 'More', group: 'design', owner: member });
  await call('POST', '/v1/annotations', { title: `${name} left`, date: '2026-03-09' });
  await appendFile(
    join(server.store.dir, 'dead-letters.ndjson'),
    `{"row":"{\\"value\\":\\"${name}\\"}"}\n{"row":"{}"}\n`,
  );
  await mkdir(join(server.store.dir, 'log'), { recursive: true });
  await writeFile(join(server.store.dir, 'log', 'x.damaged'), `half a row of ${member}`);
  const admin = await signToken({
    site: 'default',
    secretKey: server.keys.secretKey,
    groups: '*',
    role: 'admin',
    member,
  });
  await call('PUT', '/v1/groups/design', { name: `The group of ${name}` }, admin);
  await server.store.flush();
});
afterAll(() => server?.close());

/** Answers that an erasure must not change, and those where the person was listed. */
async function totals() {
  const question = (metric: string) => ({
    ...{ metric, group: 'design', from: '2026-03-01', to: '2026-04-01', interval: 'month' },
    timezone: 'UTC',
  });
  const metrics = ['posts', 'likes', 'comments', 'active_members', 'members', 'interaction_level'];
  const { body } = await call('POST', '/v1/query', { queries: metrics.map(question) });
  const answers = body['answers'] as { value: number | null; parts?: unknown }[];
  return answers.map(({ value, parts }) => ({ value, parts }));
}

async function keyOf(userId: string): Promise<string> {
  const [row] = await server.store.query<{ key: string }>(
    `SELECT toString(actor) AS key FROM people WHERE trait = 'id' AND value = {userId:String}`,
    { userId },
  );
  return row!.key;
}

/** A segment that was kept for inspection, of which only the number of somebody's act can be read. */
async function keepDamaged(name: string, actor: bigint): Promise<void> {
  const when = new Date(at(1));
  const times = { claimed_at: when, ts: when, received_at: when };
  const buffer = new GrowingBuffer();
  packedLayouts.messages!.pack(buffer, {
    site: 'default',
    grp: 'g',
    main: 1,
    event: 'page',
    id: 1n,
    ...times,
    actor,
  });
  await writeFile(join(server.store.dir, 'log', `${name}.damaged`), buffer.view());
}

describe('a person', () => {
  let before: unknown;

  test('gets everything that is known, and nobody else does', async () => {
    const own = { site: 'default', secretKey: server.keys.secretKey, groups: ['other'] };
    const token = await signToken({ ...own, member });
    const { status, body } = await call('GET', `/v1/members/${member}/export`, undefined, token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      member,
      traits: expect.arrayContaining([{ trait: 'name', value: name }]),
      memberships: [{ group: 'design', joined: true }],
      concerning: [
        { event: 'Comment Created', acts: 1 },
        { event: 'Post Liked', acts: 1 },
      ],
      records: [{ kind: 'objective', id: 'q1' }],
    });
    expect((body['acts'] as unknown[]).length).toBe(5);
    expect(body['acts']).toContainEqual(
      expect.objectContaining({
        event: 'Post Created',
        groups: ['design'],
        at: '2026-03-02T12:00:00.000Z',
        properties: expect.objectContaining({ text: 'umbrella gossip, zebulon.quist@mail.test' }),
      }),
    );
    for (const other of [
      await signToken({ ...own, member: 'ben' }),
      await signToken({ ...own, groups: '*', role: 'manager' }),
      await signToken({ ...own, groups: ['design'], role: 'admin' }),
    ]) {
      for (const id of [member, 'nobody-at-all']) {
        for (const [method, path] of [
          ['GET', `/v1/members/${id}/export`],
          ['DELETE', `/v1/members/${id}`],
        ] as const) {
          const refused = await call(method, path, undefined, other);
          expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
        }
      }
    }
  });

  test('is erased: no trace in any table or file, and the totals stay', async () => {
    // The search finds what is there, so that finding nothing means something.
    expect(await findTraces(server, traces)).toEqual(
      expect.arrayContaining(['messages.props', 'people.value', 'contents.title', 'records.body']),
    );
    await keepDamaged('theirs', BigInt(await keyOf(member)));
    await keepDamaged('another', BigInt(await keyOf('ben')));
    before = await totals();
    const { status, body } = await call('DELETE', `/v1/members/${member}`);
    expect([status, body['erased']]).toEqual([200, true]);
    const files = await readdir(join(server.store.dir, 'log'));
    expect(files.filter((name) => name.endsWith('.damaged'))).toEqual(['another.damaged']);
    expect(body['rows']).toMatchObject({ messages: 7, memberships: 1 });
    expect(await totals()).toEqual(before);
    await dropOldFiles(server);
    expect(await findTraces(server, traces)).toEqual([]);
    const [journal] = readJournal(journalPath(server.store.dir));
    const [left] = await server.store.query<{ n: string }>(
      `SELECT count() AS n FROM messages WHERE {key:UInt64} IN (actor, visitor, author) OR has(mentions, {key:UInt64})`,
      { key: journal?.person },
    );
    expect(left).toEqual({ n: '0' });
    const tables = await server.store.query<{ table: string }>(
      `SELECT table FROM system.columns WHERE database = 'ruche' AND name = 'actor'`,
    );
    for (const { table } of tables) {
      const sql = `SELECT count() AS n FROM ${table} WHERE actor = {key:UInt64}`;
      const [row] = await server.store.query(sql, { key: journal?.person });
      expect([table, row]).toEqual([table, { n: '0' }]);
    }
    expect(journal).not.toHaveProperty('pending');
  }, 240_000);

  test('what is not about them has stayed', async () => {
    const [task] = await server.store.query<{ props: string }>(
      `SELECT props FROM messages FINAL WHERE event = 'Task Done'`,
    );
    expect(JSON.parse(task?.props ?? '')).toEqual({
      ...{ assignee: 'erased', note: 'erased: ok', hours: 3 },
    });
    const [like] = await server.store.query<{ props: string }>(
      `SELECT props FROM messages FINAL WHERE event = 'Post Liked' AND object = 'p3'`,
    );
    expect(JSON.parse(like?.props ?? '')).toEqual({});
    const objective = await call('GET', '/v1/objectives/q1');
    expect(objective.body).toMatchObject({ title: 'More', owner: null });
  });

  test('is in no ranking any more, and the others are', async () => {
    for (const metric of ['top_authors', 'top_contributors']) {
      const { body } = await call(
        'GET',
        `/v1/metrics/${metric}?group=design&from=2026-03-01&to=2026-04-01&timezone=UTC`,
      );
      const rows = body['rows'] as { id: string }[];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ id }) => others.includes(id))).toBe(true);
    }
    const { body } = await call(
      'GET',
      '/v1/metrics/top_posts?group=design&from=2026-03-01&to=2026-04-01&timezone=UTC',
    );
    expect(JSON.stringify(body['rows'])).not.toContain('erased');
  });

  test('a second time changes nothing, and who comes back is somebody new', async () => {
    const again = await call('DELETE', `/v1/members/${member}`);
    expect(again.body['rows']).toEqual({ messages: 0, people: 0, memberships: 0, contents: 0 });
    expect(await totals()).toEqual(before);
    const late = track('Post Created', member, 20, { post_id: 'p8', text: 'umbrella gossip' });
    const fresh = { ...track('Post Created', member, 20, { post_id: 'p9' }), timestamp: undefined };
    const joins = { type: 'group', userId: member, groupId: 'design' };
    const taken = await call('POST', '/v1/batch', { batch: [joins, late, fresh] });
    expect(taken.body).toMatchObject({ accepted: 3, rejected: [] });
    await server.store.flush();
    const { body } = await call(
      'GET',
      '/v1/metrics/top_authors?group=design&period=P7D&today=include&timezone=UTC',
    );
    expect(body['rows']).toContainEqual(expect.objectContaining({ id: member, value: 1 }));
  });

  test('several at once share a sweep', async () => {
    const gone = await Promise.all(others.map((id) => call('DELETE', `/v1/members/${id}`)));
    expect(gone.map(({ status }) => status)).toEqual([200, 200]);
    expect(await findTraces(server, ['cleo'])).not.toContain('people.value');
  });

  test('the trail says that it was done, and not to whom', async () => {
    const { body } = await call('GET', '/v1/audit');
    const entries = body['entries'] as { act: string; target?: string; by: object }[];
    const acts = entries.map(({ act }) => act);
    expect(acts).toContain('DELETE /v1/members/:id');
    expect(acts).toContain('GET /v1/members/:id/export');
    expect(entries.find(({ act }) => act === 'PUT /v1/groups/:id')?.by).toEqual({
      ...{ way: 'token', role: 'admin', member: 'erased' },
    });
    expect(entries.every(({ target = '' }) => !traces.includes(target))).toBe(true);
  });
});
