import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server?.close());

const patience = { timeout: 8_000 };

let count = 0;
const message = (sessionId: string, more: object) => ({
  messageId: `m${(count += 1)}`,
  anonymousId: `a-${sessionId}`,
  timestamp: new Date().toISOString(),
  context: { sessionId, groupId: 'design' },
  ...more,
});
const like = (session: string, object: string, more: object = {}) =>
  message(session, {
    type: 'track',
    event: 'Post Liked',
    properties: { post_id: object },
    ...more,
  });
const identify = (session: string, userId = 'ann', more: object = {}) =>
  message(session, { type: 'identify', userId, ...more });

async function send(...batch: object[]): Promise<void> {
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ batch, writeKey: server.keys.writeKey }),
  });
  expect(response.status).toBe(200);
}

/** Whose the acts of a session are, with how many copies of each there are. */
async function acts(prefix: string): Promise<unknown[]> {
  await server.store.flush();
  const rows = await server.store.query<Record<string, unknown>>(
    `SELECT object, actor = visitor AND actor != 0 AS known, toUInt32(count()) AS copies
     FROM messages FINAL WHERE main = 1 AND startsWith(object, {prefix:String})
     GROUP BY ALL ORDER BY object`,
    { prefix },
  );
  return rows.map(({ object, known, copies }) => [object, known, copies]);
}

test('acts of before become those of the person who is named in their session', async () => {
  await send(like('s1', 's1-a'), like('s1', 's1-b'), like('s2', 's2-a'));
  await server.store.flush();
  await send(identify('s1'), like('s1', 's1-c', { userId: 'ann' }));
  await expect
    .poll(() => acts('s1-'), patience)
    .toEqual([
      ['s1-a', 1, 1],
      ['s1-b', 1, 1],
      ['s1-c', 1, 1],
    ]);
  // Another session of the same device stays what it was.
  expect(await acts('s2-')).toEqual([['s2-a', 0, 1]]);
});

test('acts that come in the same request, or late, are that person’s too', async () => {
  await send(like('s3', 's3-a'), identify('s3'));
  await send(like('s3', 's3-late'));
  expect(await acts('s3-')).toEqual([
    ['s3-a', 1, 1],
    ['s3-late', 1, 1],
  ]);
});

test('a retry changes nothing', async () => {
  const first = like('s4', 's4-a');
  const naming = identify('s4');
  await send(first);
  await server.store.flush();
  await send(naming);
  await expect.poll(() => acts('s4-'), patience).toEqual([['s4-a', 1, 1]]);
  await send(first, naming);
  await send(first);
  expect(await acts('s4-')).toEqual([['s4-a', 1, 1]]);
});

test('the first person who is named in a session keeps it', async () => {
  await send(like('s5', 's5-a'), identify('s5', 'ann'));
  await send(identify('s5', 'ben'), like('s5', 's5-b'));
  expect(await acts('s5-')).toHaveLength(2);
  const people = await server.store.query<{ people: string }>(
    `SELECT toString(uniqExact(actor)) AS people FROM messages FINAL WHERE startsWith(object, 's5-')`,
  );
  expect(people).toEqual([{ people: '1' }]);
});

test('what somebody created, and the groups that they joined, become theirs', async () => {
  const created = { type: 'track', event: 'Post Created', properties: { post_id: 's6-post' } };
  await send(message('s6', created), message('s6', { type: 'group', groupId: 'research' }));
  await server.store.flush();
  await send(identify('s6', 'cat'));
  await expect.poll(() => acts('s6-'), patience).toEqual([['s6-post', 1, 1]]);
  await server.store.flush();
  const [content] = await server.store.query<{ known: number }>(
    `SELECT actor != 0 AS known FROM contents FINAL WHERE id = 's6-post'`,
  );
  const [joined] = await server.store.query<{ members: number }>(
    `SELECT toUInt32(count()) AS members FROM memberships FINAL
     WHERE grp = 'research' AND joined = 1 AND actor IN (SELECT actor FROM messages WHERE object = 's6-post')`,
  );
  expect([content?.known, joined?.members]).toEqual([1, 1]);
});

test('what a stop left undone is done after the start', async () => {
  await send(like('s7', 's7-a'));
  await server.store.flush();
  await send(identify('s7'));
  await server.restart();
  await send(like('s8', 's8-a'));
  await expect.poll(() => acts('s7-'), patience).toEqual([['s7-a', 1, 1]]);
  await send(like('s7', 's7-late'));
  expect(await acts('s7-late')).toEqual([['s7-late', 1, 1]]);
});

test('without a session nothing is joined, nor where who acts must be proved and is not', async () => {
  const alone = { context: { groupId: 'design' } };
  await send(like('s9', 's9-a', alone), identify('s9', 'ann', alone));
  server.configure({ identity: 'verified' });
  await send(like('s10', 's10-a'), identify('s10'));
  await send(like('s10', 's10-b'));
  server.configure({ identity: 'open' });
  await server.store.flush();
  expect(await acts('s9-')).toEqual([['s9-a', 0, 1]]);
  expect(await acts('s10-')).toEqual([
    ['s10-a', 0, 1],
    ['s10-b', 0, 1],
  ]);
});
