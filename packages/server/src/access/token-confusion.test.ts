import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../app/start-server.js';
import type { RunningServer } from '../app/start-server.js';
import { runCli } from '../cli/run-cli.js';
import type { Keys } from '../sites/keys-file.js';
import { signToken } from './sign-token.js';
import { kidOf } from './site-keys.js';

let dir: string;
let server: RunningServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ruche-tokens-'));
  server = await startServer({ dir, port: 0, logLevel: 'silent' });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

const keys = async () => JSON.parse(await readFile(join(dir, 'keys.json'), 'utf8')) as Keys;
const claims = { iss: 'default', groups: '*', role: 'admin' };
const bytes = (secret: string) => new TextEncoder().encode(secret);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

async function codeOf(bearer: string): Promise<string> {
  const response = await fetch(`${server.url}/v1/groups`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  if (response.ok) return 'ok';
  return ((await response.json()) as { code: string }).code;
}

/** Signs by hand whatever a library would refuse to sign. */
function forge(header: object, payload: object, secret: string, hash = 'sha256'): string {
  const text = `${base64url(header)}.${base64url(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

async function sign(changes: object, header: object = {}, secret?: string): Promise<string> {
  const { secretKey } = await keys();
  return new SignJWT({ ...claims, exp: inAnHour(), ...changes })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(bytes(secret ?? secretKey));
}

describe('tokens that were made to confuse', () => {
  test('a good one, with and without the name of its key', async () => {
    const { secretKey } = await keys();
    expect(await codeOf(await sign({}))).toBe('ok');
    expect(await codeOf(await sign({}, { kid: kidOf(secretKey) }))).toBe('ok');
  });

  test.each<[string, () => Promise<string>]>([
    ['no algorithm', async () => new UnsecuredJWT(claims).setExpirationTime('1h').encode()],
    [
      'no algorithm, in other letters',
      async () => `${base64url({ alg: 'nOnE' })}.${base64url({ ...claims, exp: inAnHour() })}.`,
    ],
    [
      'no algorithm, and a good signature',
      async () => forge({ alg: 'none' }, { ...claims, exp: inAnHour() }, (await keys()).secretKey),
    ],
    [
      'HS512 under the right key',
      async () =>
        forge({ alg: 'HS512' }, { ...claims, exp: inAnHour() }, (await keys()).secretKey, 'sha512'),
    ],
    [
      'a public key’s algorithm',
      async () => {
        const { privateKey } = await generateKeyPair('ES256');
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256' })
          .setExpirationTime('1h')
          .sign(privateKey);
      },
    ],
    ['another key', () => sign({}, {}, 'sk_of-another-site-altogether')],
    ['the write key, which is public', async () => sign({}, {}, (await keys()).writeKey)],
    ['the name of its key as the key', async () => sign({}, {}, kidOf((await keys()).secretKey))],
    ['no key', async () => forge({ alg: 'HS256' }, { ...claims, exp: inAnHour() }, '')],
    ['another site’s name', () => sign({ iss: 'other' })],
    ['no site', () => sign({ iss: undefined })],
    ['a list of sites', () => sign({ iss: ['default'] })],
    ['a wrong name of its key', () => sign({}, { kid: 'another' })],
    ['a path as the name of its key', () => sign({}, { kid: '../../keys.json' })],
    ['a key of its own in the header', () => sign({}, { jwk: { kty: 'oct', k: 'AAAA' } }, 'AAAA')],
    ['not good yet', () => sign({ nbf: inAnHour() - 1800 })],
    ['made in the future, for two days', () => sign({ exp: inAnHour() + 2 * 86_400 })],
    ['no end', () => sign({ exp: undefined })],
    [
      'an end in words',
      async () =>
        forge({ alg: 'HS256' }, { ...claims, exp: '9999999999' }, (await keys()).secretKey),
    ],
    ['an unknown role', () => sign({ role: 'root' })],
    ['a role that every object has', () => sign({ role: '__proto__' })],
    ['groups that are an object', () => sign({ groups: { '*': true } })],
    ['a critical extension', () => sign({}, { crit: ['x'], x: 1 }).catch(() => 'x.y.z')],
    ['two tokens in one', async () => `${await sign({})},${await sign({})}`],
    ['a signature too few', async () => (await sign({})).split('.').slice(0, 2).join('.')],
    ['a signature cut short', async () => (await sign({})).slice(0, -4)],
    [
      'other claims under a good signature',
      async () => {
        const [header, , signature] = (await sign({ role: 'viewer' })).split('.');
        return `${header}.${base64url({ ...claims, exp: inAnHour() })}.${signature}`;
      },
    ],
  ])('%s: refused', async (_what, make) => {
    expect(await codeOf(await make())).toBe('token_invalid');
  });

  test('one that has run out says so; one of another key that has run out does not', async () => {
    const past = { exp: Math.floor(Date.now() / 1000) - 10 };
    expect(await codeOf(await sign(past))).toBe('token_expired');
    expect(await codeOf(await sign(past, {}, 'sk_of-another-site-altogether'))).toBe(
      'token_invalid',
    );
  });
});

describe('rotation', () => {
  const run = (...args: string[]) => runCli(['keys', ...args, '--data', dir]);
  /** The collector looks at the files once a second. */
  const soon = (check: () => Promise<unknown>) => expect.poll(check, { timeout: 5000 });
  const write = async (key: string) => {
    const body = JSON.stringify({ writeKey: key, type: 'page', anonymousId: 'a' });
    const response = await fetch(`${server.url}/v1/page`, { method: 'POST', body });
    return response.status;
  };

  test('of the write key: both are good for a while, then the new one', async () => {
    const before = await keys();
    expect(await run('rotate', 'write', '--overlap', '1h')).toBe(0);
    const after = await keys();
    expect(after.writeKey).not.toBe(before.writeKey);
    expect(after.secretKey).toBe(before.secretKey);
    await soon(() => write(after.writeKey)).toBe(200);
    expect(await write(before.writeKey)).toBe(200);
    expect(await run('revoke', 'former')).toBe(0);
    await soon(() => write(before.writeKey)).toBe(401);
    expect(await write(after.writeKey)).toBe(200);
  });

  test('of the secret: tokens of the old one live on until the overlap ends', async () => {
    const { site, secretKey } = await keys();
    const old = await signToken({ site, secretKey, groups: '*', role: 'admin' });
    expect(await run('rotate', 'secret', '--overlap', '3s')).toBe(0);
    const rotated = Date.now();
    const fresh = await keys();
    const token = await signToken({ site, secretKey: fresh.secretKey, groups: '*' });
    await soon(() => codeOf(token)).toBe('ok');
    if (Date.now() - rotated < 2500) expect(await codeOf(old)).toBe('ok');
    await soon(() => codeOf(old)).toBe('token_invalid');
    expect(await codeOf(secretKey)).toBe('token_invalid');
    expect(await codeOf(fresh.secretKey)).toBe('ok');
  });

  test('a further secret key is kept as a hash, opens, runs out, and is revoked', async () => {
    const said: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((text: string) => said.push(text) > 0) as typeof write;
    try {
      expect(await run('add', 'the importer')).toBe(0);
      expect(await run('add', 'for a moment', '--ttl', '1s')).toBe(0);
      expect(await run('list')).toBe(0);
    } finally {
      process.stdout.write = write;
    }
    const [key = '', id = ''] = /^(sk_\S+)\nid (\w+)/.exec(said[0] ?? '')?.slice(1) ?? [];
    const kept = await readFile(join(dir, 'sites', 'default.keys.json'), 'utf8');
    expect(kept).not.toContain(key);
    expect(said[2]).not.toContain((await keys()).secretKey);
    await soon(() => codeOf(key)).toBe('ok');
    // It opens, and signs nothing: its holder can give no rights to others.
    const forged = await signToken({ site: 'default', secretKey: key, groups: '*', role: 'admin' });
    expect(await codeOf(forged)).toBe('token_invalid');
    await soon(() => codeOf(said[1]?.split('\n')[0] ?? '')).toBe('token_invalid');
    expect(await run('revoke', id)).toBe(0);
    await soon(() => codeOf(key)).toBe('token_invalid');
    expect(await run('revoke', id)).toBe(1);
    expect(await run('rotate', 'everything')).toBe(2);
  });

  test('is in the audit trail, without any key', async () => {
    const { secretKey } = await keys();
    const response = await fetch(`${server.url}/v1/audit`, {
      headers: { authorization: `Bearer ${secretKey}` },
    });
    const text = await response.text();
    const { entries } = JSON.parse(text) as { entries: { act: string }[] };
    const acts = entries.map(({ act }) => act);
    expect(acts).toEqual(
      expect.arrayContaining([
        'keys rotate write',
        'keys rotate secret',
        'keys add',
        'keys revoke',
      ]),
    );
    expect(text).not.toMatch(/[sw]k_/);
  });
});
