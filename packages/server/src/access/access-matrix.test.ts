import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createFurtherKey } from '../sites/keyring.js';
import { signToken } from './sign-token.js';
import {
  isThereAnyway,
  operations,
  placesOf,
  preparationOf,
  requestOf,
} from './testing-requests.js';
import type { Operation, Request } from './testing-requests.js';
import { bearers, rules } from './testing-rules.js';
import type { Place } from './testing-rules.js';

/*
 * Every operation that the running collector describes, for every kind of bearer, in every place. What may
 * come of it is said once, for each operation, in `rules`: an operation without a rule fails the test.
 */

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
    await as('the secret key', {
      ...{ method: 'PUT', path: `/v1/groups/${group}`, body: { name: group } },
    });
  const batch = [{ type: 'identify', userId: 'ann', traits: { name: 'Ann' } }];
  await as('the secret key', { method: 'POST', path: '/v1/batch', body: { batch } });
});
afterAll(() => server?.close());

let asked = 0;

async function as(bearer: string, { method, path, body }: Request) {
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

/** Makes a request; whatever it needs to find is there before. */
async function prepared(operation: Operation, place: Place, fresh: boolean): Promise<Request> {
  const request = requestOf(operation, place, fresh);
  const before = preparationOf(operation, place, request);
  if (before && !there.has(before.path)) {
    there.add(before.path);
    const done = await as('the secret key', before);
    expect(done.status, `${before.path} ${JSON.stringify(before.body)} ${done.text}`).toBe(200);
  }
  return request;
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
      const request = await prepared(operation, place, fresh);
      const { status, code, text } = await as(bearer.name, request);
      const got = status < 300 ? 'yes' : `${status} ${code}`;
      let wanted = 'yes';
      if (rule === 'open') wanted = 'yes';
      else if (bearer.kind === 'nobody') wanted = '401 missing_credentials';
      else if (rule === 'send') {
        if (bearer.kind !== 'secret') wanted = '401 unknown_key';
      } else if (bearer.kind === 'write') wanted = '401 token_invalid';
      else if (!isAllowed) wanted = '403 forbidden';
      // What is not there is refused to whoever might see it, too, in the same words.
      const isThere = place !== 'none' || isThereAnyway(operation);
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
      for (const operation of operations) {
        // Badges are the site’s: no group is asked about.
        if (!operation.path.startsWith('/v1/') || operation.path.startsWith('/v1/badges')) continue;
        const answers = await Promise.all(
          (['foreign', 'none'] as const).map(async (place) => {
            const { status, text } = await as(name, await prepared(operation, place, false));
            return { status, text: status < 300 ? '' : text };
          }),
        );
        expect(answers[0], operation.name).toEqual(answers[1]);
      }
    },
  );
});
