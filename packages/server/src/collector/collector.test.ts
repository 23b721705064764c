import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteSettingsSchema } from '../sites/site.js';
import type { Site } from '../sites/site.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import { createCollector } from './collector.js';
import type { Collector } from './collector.js';
import { createPersonKeys } from './person-keys.js';

const receivedAt = new Date('2026-11-01T12:00:00Z');
const site: Site = {
  ...siteSettingsSchema.parse({ personKey: 'a private key of the site under test' }),
  id: 'default',
  writeKey: 'wk_collector-test',
  secretKey: 'sk_collector-test-secret',
};
const personKeys = createPersonKeys(site.personKey);
const key = (userId: string) => String(personKeys.person(userId));

let dir: string;
let store: Store;
let collector: Collector;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-collector-'));
  store = await openStore({ dir });
  collector = createCollector({ store });
});

afterAll(async () => {
  await store?.close();
  await rm(dir, { recursive: true, force: true });
});

async function take(messages: unknown[], options: { trusted?: boolean; site?: Site } = {}) {
  return collector.take({ site, messages, trusted: true, receivedAt, ...options });
}

async function rows(table: string, where: string): Promise<Record<string, unknown>[]> {
  await store.flush();
  return store.query(`SELECT * FROM ${table} FINAL WHERE ${where} ORDER BY ALL`);
}

let count = 0;
const act = (event: string, properties: object = {}, more: object = {}) => ({
  type: 'track',
  event,
  messageId: `m${(count += 1)}`,
  userId: 'ann',
  timestamp: '2026-10-05T09:30:00.250Z',
  properties,
  ...more,
});

test('an act becomes a row with its facts in columns, and people under keys only', async () => {
  const properties = {
    comment_id: 'c1',
    post_id: 'p1',
    author_id: 'ben',
    mentions: ['cat', 'dan'],
    text: 'Hello',
  };
  const context = {
    groupId: 'design',
    sessionId: 's1',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/27.0 Mobile/15E148 Safari/604.1',
  };
  await take([act('Comment Created', properties, { context })]);
  const [row] = await rows('messages', `event = 'Comment Created'`);
  expect(row).toMatchObject({
    site: 'default',
    grp: 'design',
    main: 1,
    ts: '2026-10-05 09:30:00.250',
    claimed_at: '2026-10-05 09:30:00.250',
    received_at: '2026-11-01 12:00:00.000',
    actor: key('ann'),
    visitor: key('ann'),
    object: 'c1',
    parent: 'p1',
    author: key('ben'),
    mentions: [key('cat'), key('dan')],
    device: 'mobile',
    verified: 1,
    props: '{"text":"Hello"}',
  });
  expect(row?.['session']).not.toBe('0');
  const [content] = await rows('contents', `id = 'c1'`);
  expect(content).toMatchObject({
    kind: 'comment',
    actor: key('ann'),
    grps: ['design'],
    parent: 'p1',
  });
  const ids = await rows('people', `trait = 'id'`);
  expect(ids.map(({ value }) => value).sort()).toEqual(['ann', 'ben', 'cat', 'dan']);
});

test('an act in several groups is a row for each, of which one is the main one', async () => {
  await take([act('Post Viewed', { post_id: 'p2' }, { context: { groupId: ['a', 'b', 'a'] } })]);
  const found = await rows('messages', `event = 'Post Viewed'`);
  expect(found.map(({ grp, main }) => [grp, main])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
});

test('without a person the act has a visitor and no actor', async () => {
  const nobody = { userId: undefined };
  await take([
    act('Anonymous One', {}, { ...nobody, anonymousId: 'device-1' }),
    act('Anonymous One', {}, { ...nobody, anonymousId: 'device-1' }),
    act('Anonymous One', {}, nobody),
  ]);
  const found = await rows('messages', `event = 'Anonymous One'`);
  expect(found.map(({ actor }) => actor)).toEqual(['0', '0', '0']);
  expect(new Set(found.map(({ visitor }) => visitor)).size).toBe(2);
});

test('identify sets the traits it names, keeps the others, and takes back by null', async () => {
  const identify = (timestamp: string, traits: object) => ({
    type: 'identify',
    userId: 'eve',
    timestamp,
    traits,
  });
  await take([
    identify('2026-10-02T00:00:00Z', { name: 'Eve', staff: true, email: 'eve@example.org' }),
    identify('2026-10-03T00:00:00Z', { ranking: false, staff: null }),
    identify('2026-10-01T00:00:00Z', { name: 'An older name', segment: 'office' }),
  ]);
  const found = await rows('people', `actor = ${key('eve')}`);
  expect(Object.fromEntries(found.map(({ trait, value }) => [trait, value]))).toEqual({
    id: 'eve',
    name: 'Eve',
    staff: '',
    ranking: 'false',
    segment: 'office',
  });
});

test('group joins and Group Left leaves', async () => {
  await take([
    {
      type: 'group',
      userId: 'fay',
      groupId: 'g1',
      timestamp: '2026-10-01T00:00:00Z',
      traits: { name: 'One' },
    },
    act('Group Left', { group_id: 'g1' }, { userId: 'fay' }),
  ]);
  const found = await rows('memberships', `actor = ${key('fay')}`);
  expect(found.map(({ grp, joined }) => [grp, joined])).toEqual([
    ['g1', 1],
    ['g1', 0],
  ]);
  expect(await rows('groups', `grp = 'g1'`)).toMatchObject([{ name: 'One' }]);
});

test('a message that fails is listed, and its neighbours are kept', async () => {
  const result = await take([
    act('Kept Neighbour'),
    act('Post Liked', {}, { messageId: 'bad' }),
    'not a message',
    act('Kept Neighbour'),
  ]);
  expect(result).toMatchObject({ success: true, accepted: 2, duplicate: 0 });
  expect(result.rejected).toEqual([
    {
      index: 1,
      messageId: 'bad',
      code: 'invalid_field',
      path: 'properties.post_id',
      message: 'is required',
    },
    { index: 2, messageId: null, code: 'invalid_field', path: '', message: 'must be an object' },
  ]);
  expect(await rows('messages', `event = 'Kept Neighbour'`)).toHaveLength(2);
});

test('the context of the batch lies under that of each message', async () => {
  await collector.take({
    site,
    trusted: true,
    receivedAt,
    context: { groupId: 'shared', device: { type: 'tablet' } },
    messages: [act('Shared Context'), act('Shared Context', {}, { context: { groupId: 'own' } })],
  });
  const found = await rows('messages', `event = 'Shared Context'`);
  expect(found.map(({ grp, device }) => [grp, device])).toEqual([
    ['own', 'tablet'],
    ['shared', 'tablet'],
  ]);
});

test('only the secret key, or a page that proves who its user is, makes an act verified', async () => {
  const sign = (sub: string, secret = site.secretKey) =>
    new SignJWT({ sub })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(receivedAt.getTime() / 1000 + 600)
      .sign(new TextEncoder().encode(secret));
  const proven = async (event: string, identity: string) =>
    take([act(event, {}, { context: { identity } })], { trusted: false });
  await take([act('Proof Secret')]);
  await take([act('Proof None')], { trusted: false });
  await proven('Proof Good', await sign('ann'));
  await proven('Proof Other', await sign('ben'));
  await proven('Proof Forged', await sign('ann', 'sk_a-forged-secret-key'));
  await proven('Proof Broken', 'nonsense');
  const found = await rows('messages', `event LIKE 'Proof %'`);
  expect(Object.fromEntries(found.map(({ event, verified }) => [event, verified]))).toEqual({
    'Proof Secret': 1,
    'Proof None': 0,
    'Proof Good': 1,
    'Proof Other': 0,
    'Proof Forged': 0,
    'Proof Broken': 0,
  });
});

test('a site of verified identities lets only proven senders change who is who', async () => {
  const strict: Site = { ...site, id: 'strict', identity: 'verified' };
  const join = { type: 'group', userId: 'gus', groupId: 'g2', traits: { name: 'Two' } };
  const name = { type: 'identify', userId: 'gus', traits: { name: 'Gus' } };
  await take([join, name], { trusted: false, site: strict });
  expect(await rows('memberships', `site = 'strict'`)).toEqual([]);
  expect(await rows('people', `site = 'strict' AND trait = 'name'`)).toEqual([]);
  await take([join, name], { site: strict });
  expect(await rows('memberships', `site = 'strict'`)).toHaveLength(1);
  expect(await rows('people', `site = 'strict' AND trait = 'name'`)).toHaveLength(1);
});

test('history is for the secret key: a write key’s past is bounded', async () => {
  const old = { timestamp: '2011-08-17T00:00:00Z' };
  await take([act('Old Trusted', {}, old)]);
  await take([act('Old Untrusted', {}, old)], { trusted: false });
  const found = await rows('messages', `event LIKE 'Old %'`);
  expect(found.map(({ ts }) => String(ts).slice(0, 4))).toEqual(['2011', '2024']);
});

test('text that no store can hold becomes text that it can', async () => {
  const result = await take([
    act(
      'Half\ud83d Surrogate',
      { post_id: 'x\ud800', nul: 'a\0b', '': 'empty key' },
      { context: { groupId: '\udfff' } },
    ),
  ]);
  expect(result.accepted).toBe(1);
  expect(await rows('messages', `event LIKE 'Half%'`)).toHaveLength(1);
});

test('what came too late of somebody who was erased tells nothing; who comes back is told of', async () => {
  const since = new Date('2026-10-20T00:00:00Z');
  const late = createCollector({
    store,
    erasedAt: (_site, person) => (String(person) === key('gone') ? since : undefined),
  });
  const context = { groupId: 'left behind' };
  const of = (timestamp: string) => act('Post Viewed', {}, { userId: 'gone', timestamp, context });
  const taken = async (messages: unknown[]) => {
    await late.take({ site, messages, trusted: true, receivedAt });
    const people = await rows('people', `value = 'gone'`);
    const groups = await rows('groups', `grp = 'left behind'`);
    return [people.length, groups.length];
  };
  const before = { ...of('2026-10-05T09:30:00.250Z'), properties: { post_id: 'p1' } };
  const after = { ...of('2026-10-25T09:30:00.250Z'), properties: { post_id: 'p1' } };
  expect(await taken([before])).toEqual([0, 0]);
  expect(await taken([after])).toEqual([1, 1]);
});
