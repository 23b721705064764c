import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { hookSecret } from './hook-secret.js';
import { discourseEvents } from './map-discourse.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({}, { now: () => new Date('2026-03-02T10:00:00Z') });
});
afterAll(() => server?.close());

const post = {
  id: 101,
  topic_id: 11,
  post_number: 1,
  post_type: 1,
  user_id: 7,
  username: 'ann',
  created_at: '2026-03-01T12:00:00.329Z',
  updated_at: '2026-03-01T12:00:00.329Z',
  deleted_at: null,
  topic_archetype: 'regular',
  category_id: 3,
  category_slug: 'design',
  topic_title: 'Which font?',
  topic_slug: 'which-font',
  raw: 'Serif or not?',
  cooked: '<p>Serif or not?</p>',
  reply_to_post_number: null,
};
const reply = { ...post, id: 102, post_number: 2, user_id: 8, created_at: '2026-03-01T13:00:00Z' };
const topic = {
  id: 11,
  user_id: 7,
  title: 'Which font?',
  slug: 'which-font',
  category_id: 3,
  created_at: '2026-03-01T12:00:00.311Z',
  archetype: 'regular',
  deleted_at: null,
};
const user = {
  id: 7,
  username: 'ann',
  name: 'Ann Art',
  avatar_template: '/user_avatar/forum.example.org/ann/{size}/1_2.png',
  admin: false,
  moderator: true,
  created_at: '2025-01-01T00:00:00.000Z',
};

let eventId = 5000;

interface Sending {
  secret?: string;
  signature?: string;
  query?: string;
  id?: number;
}

/** Sends what Discourse would, signed as it signs. */
async function hook(type: string, event: string, part: unknown, sending: Sending = {}) {
  const { secret = hookSecret(server.keys.secretKey, 'discourse'), query = '' } = sending;
  const body = JSON.stringify({ [type]: part });
  const signature =
    sending.signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const response = await fetch(`${server.url}/v1/webhooks/discourse${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-discourse-instance': 'https://forum.example.org',
      'x-discourse-event-id': String(sending.id ?? eventId++),
      'x-discourse-event-type': type,
      'x-discourse-event': event,
      ...(signature && { 'x-discourse-event-signature': signature }),
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function acts(where: string) {
  await server.store.flush();
  return server.store.query(`
WITH people_ids AS (SELECT actor, value FROM people FINAL WHERE trait = 'id')
SELECT event, grp, object, parent, toString(ts) AS at, props, who.value AS who, author.value AS author
FROM messages AS m FINAL
LEFT JOIN people_ids AS who ON who.actor = m.actor
LEFT JOIN people_ids AS author ON author.actor = m.author
WHERE ${where} ORDER BY event`);
}

describe('the webhook of Discourse', () => {
  it('takes a topic once, whether its first post or itself is told of first', async () => {
    expect(await hook('post', 'post_created', post)).toMatchObject({
      status: 200,
      body: { accepted: 1, duplicate: 0 },
    });
    expect((await hook('topic', 'topic_created', topic)).body).toMatchObject({ duplicate: 1 });
    expect((await hook('post', 'post_created', post)).body).toMatchObject({ duplicate: 1 });
    expect(await acts(`event = 'Post Created'`)).toEqual([
      expect.objectContaining({
        grp: 'c3',
        object: 't11',
        who: '7',
        at: '2026-03-01 12:00:00.000',
        props: '{}',
      }),
    ]);
    const [content] = await server.store.query('SELECT title, url FROM contents FINAL');
    expect(content).toEqual({
      title: 'Which font?',
      url: 'https://forum.example.org/t/which-font/11',
    });
  });

  it('takes a later post as a comment, a like with its author, a solution', async () => {
    await hook('post', 'post_created', reply, { query: '?texts=1' });
    await hook('like', 'post_liked', { post: reply, user: { id: 9, username: 'cid' } });
    await hook('like', 'post_liked', { post, user: { id: 9, username: 'cid' } });
    await hook('solved', 'accepted_solution', reply);
    expect(await acts(`event != 'Post Created'`)).toMatchObject([
      { event: 'Answer Accepted', object: 'p102', parent: 't11', who: '', author: '8' },
      { event: 'Comment Created', object: 'p102', parent: 't11', who: '8' },
      { event: 'Comment Liked', object: 'p102', who: '9', author: '8', grp: 'c3' },
      { event: 'Post Liked', object: 't11', who: '9', author: '7', grp: 'c3' },
    ]);
    const [comment] = (await acts(`event = 'Comment Created'`)) as { props: string }[];
    expect(JSON.parse(comment?.props ?? '')).toEqual({ text: 'Serif or not?' });
  });

  it('takes back what was deleted, by whoever did it', async () => {
    const gone = { ...reply, deleted_at: '2026-03-02T09:00:00Z', deleted_by: { id: 1 } };
    await hook('post', 'post_destroyed', gone);
    await hook('post', 'post_recovered', reply);
    expect(
      await acts(
        `event LIKE 'Comment %ed' AND event NOT LIKE '%Created' AND event NOT LIKE '%Liked'`,
      ),
    ).toMatchObject([
      { event: 'Comment Deleted', object: 'p102', who: '1', at: '2026-03-02 09:00:00.000' },
      { event: 'Comment Recovered', who: '8' },
    ]);
  });

  it('knows people, categories and groups by their names', async () => {
    await hook('user', 'user_created', user);
    await hook('category', 'category_created', { id: 3, name: 'Design', slug: 'design' });
    await hook('group', 'group_created', { id: 40, name: 'crew', full_name: 'The crew' });
    await hook('group_user', 'user_added_to_group', {
      id: 1,
      group_id: 40,
      user_id: 7,
      created_at: '2026-02-01T00:00:00Z',
    });
    await server.store.flush();
    const traits = await server.store.query(`
SELECT trait, value FROM people FINAL
WHERE actor IN (SELECT actor FROM people FINAL WHERE trait = 'id' AND value = '7') ORDER BY trait`);
    expect(traits).toEqual([
      {
        trait: 'avatar',
        value: 'https://forum.example.org/user_avatar/forum.example.org/ann/96/1_2.png',
      },
      { trait: 'createdAt', value: '2025-01-01T00:00:00.000Z' },
      { trait: 'id', value: '7' },
      { trait: 'kind', value: 'human' },
      { trait: 'name', value: 'Ann Art' },
      { trait: 'staff', value: 'true' },
      { trait: 'suspended', value: 'false' },
      { trait: 'url', value: 'https://forum.example.org/u/ann' },
    ]);
    const groups = await server.store.query(
      `SELECT grp, name FROM groups FINAL WHERE name != '' ORDER BY grp`,
    );
    expect(groups).toEqual([
      { grp: 'c3', name: 'Design' },
      { grp: 'g40', name: 'The crew' },
    ]);
    const members = await server.store.query(
      'SELECT grp, joined, toString(ts) AS at FROM memberships',
    );
    expect(members).toEqual([{ grp: 'g40', joined: 1, at: '2026-02-01 00:00:00.000' }]);
  });

  it.each([
    [
      'a private message',
      'post',
      'post_created',
      { ...post, id: 900, topic_id: 90, topic_archetype: 'private_message' },
    ],
    ['a whisper', 'post', 'post_created', { ...reply, id: 901, post_type: 4 }],
    ['a ping', 'ping', 'ping', 'OK'],
    ['an event of a plug-in', 'poll', 'constructor', { id: 1 }],
  ])('answers %s and counts nothing', async (_, type, event, part) => {
    expect(await hook(type, event, part)).toMatchObject({ status: 200, body: { accepted: 0 } });
  });

  it.each([
    ['none', '', 401, 'missing_credentials'],
    [
      'another secret’s',
      `sha256=${createHmac('sha256', 'guess').update('{}').digest('hex')}`,
      401,
      'unknown_key',
    ],
    ['what is none', 'sha256=', 401, 'unknown_key'],
  ])('refuses a signature that is %s', async (_, signature, status, code) => {
    const answer = await hook('post', 'post_created', { ...post, topic_id: 77 }, { signature });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await acts(`object = 't77'`)).toEqual([]);
  });

  it('refuses the secret key itself, and a body that was changed on its way', async () => {
    const { secretKey } = server.keys;
    const answer = await hook('post', 'post_created', post, { secret: secretKey });
    expect(answer.status).toBe(401);
    const body = JSON.stringify({ post });
    const secret = hookSecret(secretKey, 'discourse');
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    expect((await hook('post', 'post_created', { ...post, id: 102 }, { signature })).status).toBe(
      401,
    );
  });

  it('says what is wrong with a payload that is not as Discourse makes it', async () => {
    const { topic_id: _, ...broken } = post;
    expect(await hook('post', 'post_created', broken)).toMatchObject({
      status: 400,
      body: { code: 'invalid_field', path: 'topic_id' },
    });
  });
});

it('every event is in the table of the README, and nothing else', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(listed.toSorted()).toEqual(Object.keys(discourseEvents).toSorted());
});
