import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi, roles } from '@ruche/schema';
import type { Role } from '@ruche/schema';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createFurtherKey } from '../sites/keyring.js';
import { signToken } from './sign-token.js';

/*
 * Every operation that the running collector describes, for every kind of bearer, in every place. What may
 * come of it is said once, for each operation, in `rules`: an operation without a rule fails the test.
 */

/** The groups that a request is about: within reach, out of reach, there for nobody, the whole site. */
const places = ['own', 'foreign', 'none', 'site'] as const;
type Place = (typeof places)[number];

interface Bearer {
  name: string;
  kind: 'nobody' | 'write' | 'secret' | 'token';
  role?: Role;
  reach?: 'own' | 'everything';
  metrics?: boolean;
  member?: boolean;
}

const bearers: Bearer[] = [
  { name: 'nobody', kind: 'nobody' },
  { name: 'the write key', kind: 'write' },
  { name: 'the secret key', kind: 'secret' },
  { name: 'a further secret key', kind: 'secret' },
  { name: 'the replaced secret key', kind: 'secret' },
  ...roles.flatMap((role): Bearer[] => [
    { name: `${role} of a group`, kind: 'token', role, reach: 'own' },
    { name: `${role} of everything`, kind: 'token', role, reach: 'everything' },
    { name: `${role} with one metric`, kind: 'token', role, reach: 'everything', metrics: true },
    { name: `${role} who is the member`, kind: 'token', role, reach: 'own', member: true },
  ]),
];

const isSecret = ({ kind }: Bearer) => kind === 'secret';
const is = (bearer: Bearer, least: Role) =>
  isSecret(bearer) ||
  (bearer.role !== undefined && roles.indexOf(bearer.role) >= roles.indexOf(least));
const reaches = (bearer: Bearer, place: Place) =>
  isSecret(bearer) ||
  (bearer.kind === 'token' && (bearer.reach === 'everything' || place === 'own'));
const isReader = ({ kind }: Bearer) => kind === 'secret' || kind === 'token';

/** Who may do what. `open`: it needs no credentials. `send`: messages, by any key. */
type Rule = 'open' | 'send' | ((bearer: Bearer, place: Place) => boolean);

const isOwner = (bearer: Bearer) => is(bearer, 'admin') && !bearer.metrics;
const isSiteOwner = (bearer: Bearer) => isOwner(bearer) && reaches(bearer, 'site');
const isManager: Rule = (bearer, place) => is(bearer, 'manager') && reaches(bearer, place);
const isConcerned = (bearer: Bearer) => isSiteOwner(bearer) || bearer.member === true;

const rules: [RegExp, Rule][] = [
  [/^POST \/v1\/(batch|track|t|identify|i|group|g|page|p|screen|s|alias|a)$/, 'send'],
  [/^GET \/(healthz|readyz|metrics|openapi\.json|assets\.json)$/, 'open'],
  [
    /^GET \/v1\/metrics\/\{id\}$/,
    (bearer, place) => isReader(bearer) && !bearer.metrics && reaches(bearer, place),
  ],
  [/^(GET \/v1\/metrics|POST \/v1\/query|GET \/v1\/groups)$/, isReader],
  [
    /^PUT \/v1\/groups\/\{id\}(\/members)?$/,
    (bearer, place) => isOwner(bearer) && reaches(bearer, place),
  ],
  [
    // A list that names no group is narrowed to what the bearer reaches.
    /^GET \/v1\/(objectives|annotations|alerts|alerts\/rules)$/,
    (bearer, place) => isReader(bearer) && (place === 'site' || reaches(bearer, place)),
  ],
  [
    /^GET \/v1\/digest\/schedules$/,
    (bearer, place) => is(bearer, 'manager') && (place === 'site' || reaches(bearer, place)),
  ],
  [/^GET \/v1\/badges$/, isReader],
  [
    /^GET \/v1\/(objectives|annotations|alerts\/rules)\/\{id\}$/,
    (bearer, place) => isReader(bearer) && reaches(bearer, place),
  ],
  [/^GET \/v1\/badges\/\{id\}$/, isReader],
  [
    // They rest on a metric: whoever may not ask for it cannot set them.
    /^PUT \/v1\/(objectives|alerts\/rules)\/\{id\}$/,
    (bearer, place) => is(bearer, 'manager') && reaches(bearer, place) && !bearer.metrics,
  ],
  [/^(PUT|DELETE|POST) \/v1\/(objectives|annotations|alerts\/rules)(\/\{id\})?$/, isManager],
  [
    /^(PUT|DELETE) \/v1\/badges\/\{id\}$/,
    (bearer) => is(bearer, 'manager') && reaches(bearer, 'site'),
  ],
  [/^GET \/v1\/digest$/, (bearer, place) => isReader(bearer) && reaches(bearer, place)],
  [/^(GET|PUT|DELETE) \/v1\/digest\/schedules\/\{id\}$/, isManager],
  [/^(DELETE \/v1\/members\/\{id\}|GET \/v1\/members\/\{id\}\/export)$/, isConcerned],
  [/^GET \/v1\/audit$/, isSiteOwner],
  [/^GET \/v1\/backup$/, isSecret],
];

interface Operation {
  requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
  parameters?: { name: string; in: string }[];
}

/** Scripts are there once they are built; a test from source does not wait for that. */
const built = ['/ruche.js', '/widgets.js'];

const operations = Object.entries(openApi().paths)
  .filter(([path]) => !built.includes(path))
  .flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

let server: TestServer;
const credentials = new Map<string, string>();

beforeAll(async () => {
  const further = createFurtherKey('test', new Date());
  const replaced = `sk_${'r'.repeat(40)}`;
  server = await startTestServer(
    { requestsPerMinute: 0, webhookOrigins: ['https://hooks.example.org'] },
    {
      trustProxy: true,
      keyring: {
        formerWriteKeys: [],
        formerSecretKeys: [
          { key: replaced, until: new Date(Date.now() + 3_600_000).toISOString() },
        ],
        furtherKeys: [further.kept],
      },
    },
  );
  const { site, secretKey, writeKey } = server.keys;
  credentials.set('the write key', writeKey);
  credentials.set('the secret key', secretKey);
  credentials.set('a further secret key', further.key);
  credentials.set('the replaced secret key', replaced);
  for (const { name, kind, role = 'viewer', reach, metrics, member } of bearers) {
    if (kind !== 'token') continue;
    const token = await signToken({
      ...{ site, secretKey, role, groups: reach === 'own' ? ['own'] : '*', ttlSeconds: 3600 },
      ...(metrics ? { metrics: ['likes'] } : {}),
      ...(member ? { member: 'ann' } : {}),
    });
    credentials.set(name, token);
  }
  for (const group of ['own', 'foreign'])
    await as('the secret key', 'PUT', `/v1/groups/${group}`, { name: group });
  await as('the secret key', 'POST', '/v1/batch', {
    batch: [{ type: 'identify', userId: 'ann', traits: { name: 'Ann' } }],
  });
});
afterAll(() => server?.close());

let asked = 0;

async function as(bearer: string, method: string, path: string, body?: unknown) {
  const credential = credentials.get(bearer);
  const response = await fetch(server.url + path, {
    method,
    headers: {
      // From an address of its own each, or else too many refusals in a minute would be the answer.
      'x-forwarded-for': `10.${(asked += 1) >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
      ...(credential ? { authorization: `Bearer ${credential}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const text = type.startsWith('application/x-tar') ? '' : await response.text();
  await response.body?.cancel().catch(() => {});
  return { status: response.status, text, code: /"code":"(\w+)"/.exec(text)?.[1] };
}

/** What has been made already. */
const there = new Set<string>();
let made = 0;

/** Makes the request of an operation about a place; whatever it needs to find is there before. */
async function requestOf(
  { method, path, operation }: (typeof operations)[number],
  place: Place,
  fresh = true,
) {
  const group = place === 'site' ? undefined : place;
  const [example] = Object.values(
    operation.requestBody?.content['application/json']?.examples ?? {},
  );
  const { writeKey: _, group: __, ...given } = (example?.value ?? {}) as Record<string, unknown>;
  const hasGroup = operations.some(
    (one) =>
      one.path.replace('/{id}', '') === path.replace('/{id}', '') &&
      one.operation.parameters?.some(({ name }) => name === 'group'),
  );
  const settings = { ...given, ...(hasGroup && group !== undefined ? { group } : {}) };
  let id = fresh ? `id-${(made += 1)}` : `kept-${place}`;
  if (path.startsWith('/v1/groups/')) id = group ?? 'none';
  else if (path.startsWith('/v1/members/')) id = 'ann';
  else if (path.startsWith('/v1/metrics/')) id = 'posts';
  else if (path.includes('{id}') && method !== 'PUT' && place !== 'none') {
    const put = operations.find((one) => one.path === path && one.method === 'PUT');
    const key = `${path} ${id}`;
    if (put && !there.has(key)) {
      there.add(key);
      const { body } = await requestOf(put, place);
      const done = await as('the secret key', 'PUT', path.replace('{id}', id), body);
      expect(done.status, `${path} ${JSON.stringify(body)} ${done.text}`).toBe(200);
    }
  }
  const url = path.replace('{id}', id);
  const inQuery = method === 'GET' && group !== undefined && !path.startsWith('/v1/members/');
  const takesGroup =
    path === '/v1/metrics/{id}' ||
    operation.parameters?.some(({ name, in: where }) => name === 'group' && where === 'query');
  return {
    path: inQuery && takesGroup ? `${url}?group=${group}` : url,
    body: example ? settings : undefined,
    kept: { path, method, group },
  };
}

/** Where an operation is about no group, there is one place only. */
function placesOf({ path }: (typeof operations)[number]): readonly Place[] {
  const base = path.replace('/{id}', '');
  const takesGroup = operations.some(
    (one) =>
      one.path.replace('/{id}', '') === base &&
      one.operation.parameters?.some(({ name }) => name === 'group'),
  );
  const isAboutGroup = takesGroup || path.startsWith('/v1/groups/') || base === '/v1/metrics';
  return isAboutGroup ? places : ['site'];
}

describe.each(operations)('$name', (operation) => {
  const rule = rules.find(([pattern]) => pattern.test(operation.name))?.[1];

  const refusals = new Map<string, string>();

  test('has a rule', () => expect(rule).toBeDefined());

  test.each(placesOf(operation))('%s', async (place) => {
    const seen: string[] = [];
    for (const bearer of bearers) {
      const isAllowed = typeof rule === 'function' && rule(bearer, place);
      const fresh = isAllowed && operation.method === 'DELETE';
      const { path, body } = await requestOf(operation, place, fresh);
      const { status, code, text } = await as(bearer.name, operation.method, path, body);
      const got = status < 300 ? 'yes' : `${status} ${code}`;
      let wanted = 'yes';
      if (rule === 'open') wanted = 'yes';
      else if (bearer.kind === 'nobody') wanted = '401 missing_credentials';
      else if (rule === 'send') {
        if (bearer.kind !== 'secret') wanted = '401 unknown_key';
      } else if (bearer.kind === 'write') wanted = '401 token_invalid';
      else if (!isAllowed) wanted = '403 forbidden';
      // What is not there is refused to whoever might see it, too, in the same words.
      const isThere = place !== 'none' || isMadeByAsking(operation);
      if (wanted === 'yes' && !isThere) wanted = '403 forbidden';
      if (got !== wanted)
        seen.push(`${bearer.name}: ${got} instead of ${wanted}: ${text.slice(0, 200)}`);
      if (got === '403 forbidden') {
        // The same words, whether it is out of reach or not there at all.
        refusals.set(bearer.name, refusals.get(bearer.name) ?? text);
        expect(text).toBe(refusals.get(bearer.name));
      }
    }
    expect(seen).toEqual([]);
  });
});

/** Lists and settings do not mind whether anything was ever heard of a group. */
function isMadeByAsking({ method, path }: (typeof operations)[number]): boolean {
  if (path === '/v1/metrics/{id}') return false;
  if (path.startsWith('/v1/members/') || path.startsWith('/v1/groups/')) return true;
  return !path.includes('{id}') || method === 'PUT';
}

/** Addresses that are no part of the contract’s document, and why they are safe. */
const beside = [
  // Signed by the forum with a secret of its own; its tests are with it.
  'POST /v1/webhooks/discourse',
  // What other people's libraries ask for: messages under the same keys, and settings that hold no secret;
  // their tests, with the real libraries, are in test/clients.
  'POST /v1/b',
  'POST /beacon/v1/batch',
  'GET /v1/projects/{id}/settings',
  'GET /sourceConfig',
  'GET /sourceConfig/',
  ...['track', 'identify', 'group', 'page', 'screen', 'alias'].flatMap((type) => [
    `POST /api/s/${type}`,
    `POST /api/s/s2s/${type}`,
  ]),
  // The scripts, by the names of what is built.
  'GET /{id}',
];

/** The addresses that the app has, as its router prints them. */
function addressesOf(printed: string): string[] {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const [, indent = '', step] = /^(.*[├└]── )(\S+)/.exec(line) ?? [];
    if (step === undefined) return [];
    above.splice(indent.length / 4 - 1);
    above.push(step);
    return line.endsWith(')') ? [above.join('')] : [];
  });
}

test('every address of the running app is in the matrix', async () => {
  const listed = new Set([...operations.map(({ name }) => name), ...beside]);
  const unlisted: string[] = [];
  const addresses = addressesOf(server.app.printRoutes({ commonPrefix: false }));
  expect(addresses.length).toBeGreaterThan(30);
  for (const address of addresses) {
    const path = address.replaceAll(/:\w+/g, '{id}');
    if (path === '*') continue;
    // No address takes it: so every one says what it does take.
    const response = await fetch(server.url + path.replaceAll('{id}', 'x'), { method: 'PATCH' });
    const methods = (response.headers.get('allow') ?? 'nothing').split(', ');
    for (const method of methods) {
      if (method === 'HEAD') continue;
      if (!listed.has(`${method} ${path}`)) unlisted.push(`${method} ${path}`);
    }
  }
  expect(unlisted).toEqual([]);
});

describe('a group that may not be seen and one that is not there', () => {
  test.each(bearers.filter(({ reach }) => reach === 'own'))(
    'answer $name alike',
    async ({ name }) => {
      for (const { method, path, operation } of operations) {
        // Badges are the site’s: no group is asked about.
        if (!path.startsWith('/v1/') || path.startsWith('/v1/badges')) continue;
        const answers = await Promise.all(
          (['foreign', 'none'] as const).map(async (place) => {
            const request = await requestOf({ name: '', method, path, operation }, place, false);
            const { status, text } = await as(name, method, request.path, request.body);
            return { status, text: status < 300 ? '' : text };
          }),
        );
        expect(answers[0], `${method} ${path}`).toEqual(answers[1]);
      }
    },
  );
});
