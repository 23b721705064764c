import { gzipSync } from 'node:zlib';
import { Agent } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi } from '@ruche/schema';
import { sendRaw } from '../../../../test/tools/send-raw.js';
import type { RawRequest } from '../../../../test/tools/send-raw.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { signToken } from '../access/sign-token.js';

/** How many requests are made up; the whole run is RUCHE_FUZZ_REQUESTS=100000. */
const total = Number(process.env['RUCHE_FUZZ_REQUESTS'] ?? 3000);
const seed = Number(process.env['RUCHE_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const atOnce = 16;
const mebibyte = 1024 * 1024;
/** What a heap may grow by, garbage included, however many requests there were. */
const mostGrowth = 250 * mebibyte;

let server: TestServer;
const secrets: string[] = [];
const bearers: string[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const hidden = 'hidden-name-of-nobody-else';

beforeAll(async () => {
  server = await startTestServer(
    { requestsPerMinute: 0, k: 5, publicMetrics: ['posts'] },
    { trustProxy: true },
  );
  const { site, secretKey, writeKey } = server.keys;
  secrets.push(
    secretKey,
    '/tmp/ruche-app-',
    'node_modules',
    'ClickHouse',
    'DB::Exception',
    '    at ',
  );
  bearers.push(
    secretKey,
    writeKey,
    await signToken({ site, secretKey, groups: ['g'], role: 'viewer', ttlSeconds: 86_000 }),
    await signToken({ site, secretKey, groups: '*', role: 'manager', ttlSeconds: 86_000 }),
    await signToken({ site, secretKey, groups: '*', role: 'admin', ttlSeconds: 86_000 }),
    'x.y.z',
  );
  await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({
      batch: [{ type: 'identify', userId: 'u1', traits: { name: hidden } }],
    }),
  });
});
afterAll(async () => {
  agent.destroy();
  await server?.close();
});

const send = (request: RawRequest) => sendRaw(server.url, request, agent);

const polluting = fc.constantFrom(
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"batch":[{"type":"track","event":"X","__proto__":{"polluted":true},"properties":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}]}',
);
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    "'; DROP TABLE messages; --",
    '{x:String}',
    '../../keys.json',
    '%00',
    '\u0000',
    '🂡',
    '\ud800',
    '${1}',
    '<script>',
    '__proto__',
    'hasOwnProperty',
    '1e400',
    '-0',
    'NaN',
    'null',
    '*',
    '',
    ' ',
  ),
);
const json = fc.jsonValue({ maxDepth: 6 });
const key = fc.oneof(
  wild,
  fc.constantFrom(
    'metric',
    'group',
    'period',
    'from',
    'to',
    'interval',
    'timezone',
    'limit',
    'by',
    'site',
    'locale',
    'compare',
    'type',
    'userId',
    'traits',
    'properties',
    'context',
  ),
);
const object = fc.dictionary(key, fc.oneof(json, wild), { maxKeys: 6 });
const message = fc.record(
  {
    type: fc.oneof(fc.constantFrom('track', 'identify', 'group', 'page', 'screen', 'alias'), json),
    event: fc.oneof(
      fc.constantFrom('Post Created', 'Post Liked', 'Time Spent', 'File Added'),
      wild,
    ),
    messageId: fc.oneof(wild, json),
    userId: fc.oneof(wild, json),
    anonymousId: json,
    groupId: fc.oneof(wild, json),
    timestamp: fc.oneof(
      fc.constantFrom(
        '2026-10-05T10:00:00Z',
        '-271821-04-20T00:00:00Z',
        '+275760-09-13T00:00:00Z',
        '0000-00-00',
      ),
      wild,
      json,
    ),
    sentAt: fc.oneof(wild, json),
    properties: fc.oneof(object, json),
    traits: fc.oneof(object, json),
    context: fc.oneof(
      object,
      fc.record({ groupId: json, identity: wild, device: json, userAgent: wild, sessionId: json }),
      json,
    ),
  },
  { requiredKeys: [] },
);
const question = fc.record(
  {
    metric: fc.oneof(
      fc.constantFrom(
        'posts',
        'active_rate',
        'top_authors',
        'retention',
        'conversion',
        'ambassadors',
        'group_comparison',
      ),
      wild,
    ),
    group: fc.oneof(fc.constantFrom('g', 'other'), wild, json),
    period: fc.oneof(fc.constantFrom('P7D', 'P1M', 'P9999Y', 'P0D'), wild, json),
    from: fc.oneof(fc.constantFrom('2026-01-01', '0001-01-01', '9999-12-31'), wild),
    to: fc.oneof(fc.constantFrom('2026-02-01', '9999-12-31'), wild),
    interval: fc.oneof(fc.constantFrom('day', 'week', 'month'), wild),
    timezone: fc.oneof(fc.constantFrom('Europe/Paris', 'Etc/GMT+14', 'UTC'), wild),
    limit: fc.oneof(fc.integer(), wild),
    by: wild,
    goal: wild,
    after: wild,
    groups: fc.oneof(fc.array(wild), json),
  },
  { requiredKeys: ['metric'] },
);
const body = fc.oneof(
  {
    arbitrary: fc
      .record({ batch: fc.array(message, { maxLength: 4 }), writeKey: fc.constant('WRITE') })
      .map((value) => JSON.stringify(value)),
    weight: 5,
  },
  {
    arbitrary: fc
      .record({ queries: fc.array(question, { minLength: 1, maxLength: 3 }) })
      .map((value) => JSON.stringify(value)),
    weight: 3,
  },
  { arbitrary: message.map((value) => JSON.stringify({ ...value, writeKey: 'WRITE' })), weight: 2 },
  object.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value)),
  polluting,
  wild,
  fc.integer({ min: 1, max: 4000 }).map((depth) => '['.repeat(depth)),
  fc.integer({ min: 1, max: 4000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
);
/** Archives are large, and of one piece. */
const left = ['/ruche.js', '/widgets.js', '/v1/backup'];
const addresses = Object.entries(openApi().paths)
  .filter(([name]) => !left.includes(name))
  .flatMap(([name, item]) =>
    Object.keys(item).map((method) => ({ method: method.toUpperCase(), name })),
  );
const anyMethod = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');
const address = fc.oneof(
  { arbitrary: fc.constantFrom(...addresses), weight: 9 },
  fc.record({ method: anyMethod, name: fc.constantFrom(...addresses.map(({ name }) => name)) }),
  fc.record({ method: anyMethod, name: fc.webPath() }),
);
const target = fc
  .tuple(address, wild, fc.array(fc.tuple(key, wild), { maxLength: 4 }))
  .map(([{ method, name }, id, query]) => {
    const place = name.replace('{id}', safeEncode(id) || 'x');
    const asked = query
      .map(([field, value]) => `${safeEncode(field)}=${safeEncode(value)}`)
      .join('&');
    return { method, path: `${place.startsWith('/') ? '' : '/'}${place}${asked && `?${asked}`}` };
  });
const made = fc.record({
  target,
  body,
  bearer: fc.option(fc.nat(5), { freq: 4 }),
  address: fc.nat(2 ** 24 - 1),
  zipped: fc.constantFrom('no', 'no', 'no', 'yes', 'claimed', 'unclaimed'),
  type: fc.constantFrom(
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'x',
  ),
  origin: fc.option(fc.constantFrom('null', 'https://evil.test', 'https://ok.test'), { freq: 3 }),
});

/** Half a surrogate pair has no form in an address. */
function safeEncode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString('utf8'));
}

function toRequest(one: typeof made extends fc.Arbitrary<infer T> ? T : never): RawRequest {
  const text = one.body.replace('"WRITE"', JSON.stringify(server.keys.writeKey));
  const isZipped = one.zipped === 'yes' || one.zipped === 'unclaimed';
  const takesBody = ['POST', 'PUT', 'DELETE', 'PATCH'].includes(one.target.method);
  const sentBody = isZipped ? gzipSync(text) : Buffer.from(text);
  return {
    ...one.target,
    headers: {
      'x-forwarded-for': `10.${one.address >> 16}.${(one.address >> 8) & 255}.${one.address & 255}`,
      ...(one.bearer === null ? {} : { authorization: `Bearer ${bearers[one.bearer]}` }),
      ...(takesBody ? { 'content-type': one.type, 'content-length': String(sentBody.length) } : {}),
      ...(one.zipped === 'yes' || one.zipped === 'claimed' ? { 'content-encoding': 'gzip' } : {}),
      ...(one.origin === null ? {} : { origin: one.origin }),
    },
    body: takesBody ? sentBody : undefined,
  };
}

test(
  `${total} made-up requests: no 500, no leak, no crash, no growth without bound (seed ${seed})`,
  async () => {
    const before = process.memoryUsage();
    const statuses = new Map<number, number>();
    const bad: string[] = [];
    let done = 0;
    let round = 0;
    const work = async (): Promise<void> => {
      while (done < total && bad.length === 0) {
        if (round % 400 === 399) process.stderr.write(`${done} requests, nothing bad\n`);
        const batch = fc.sample(made, { numRuns: 25, seed: seed + (round += 1) });
        for (const one of batch) {
          done += 1;
          const sent = toRequest(one);
          const { status, text } = await send(sent);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const isOwner = one.bearer === 0 || one.bearer === 4;
          const leak = secrets.find((secret) => text.includes(secret));
          const told = !isOwner && one.bearer !== 3 && text.includes(hidden);
          if (status >= 500 || status === 0 || leak || told) {
            bad.push(
              `${sent.method} ${sent.path} ${String(sent.body).slice(0, 400)} → ${status} ${leak ?? ''} ${text.slice(0, 300)}`,
            );
          }
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    expect(bad).toEqual([]);
    // They were let in, and refused, in every way: else nothing was tried.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 405]));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await server.store.flush();
    expect(server.store.statistics().deadLetters).toBe(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const { heapUsed } = process.memoryUsage();
    expect(heapUsed - before.heapUsed).toBeLessThan(mostGrowth);
    process.stderr.write(`${done} requests: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  },
  60_000 + total * 20,
);
