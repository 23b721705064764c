import { ProblemError } from '@ruche/schema';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { createSites } from '../sites/open-sites.js';
import { siteSettingsSchema } from '../sites/site.js';
import { covers } from './access.js';
import { signToken } from './sign-token.js';
import { verifyToken } from './verify-token.js';

const now = new Date('2026-11-01T12:00:00Z');
const secretKey = 'sk_a-secret-for-this-test';
const sites = createSites({
  ...siteSettingsSchema.parse({ personKey: 'x'.repeat(32) }),
  id: 'default',
  writeKey: 'wk_test-write-key',
  secretKey,
});
const base = { site: 'default', secretKey, groups: ['design'], now };

function sign(claims: Record<string, unknown>, secret = secretKey, alg = 'HS256') {
  const exp = Math.floor(now.getTime() / 1000) + 600;
  return new SignJWT({ iss: 'default', groups: '*', role: 'viewer', exp, ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}

async function codeOf(token: string): Promise<string> {
  try {
    await verifyToken(token, sites, now);
    return 'ok';
  } catch (error) {
    return error instanceof ProblemError ? error.code : String(error);
  }
}

test('a token says what its bearer may see', async () => {
  const token = await signToken({ ...base, role: 'manager', metrics: ['posts'], member: 'u1' });
  const { site, access } = await verifyToken(token, sites, now);
  expect(site.id).toBe('default');
  expect(access).toMatchObject({ role: 'manager', member: 'u1', metrics: new Set(['posts']) });
  expect(covers(access, 'design')).toBe(true);
  expect(covers(access, 'other')).toBe(false);
  expect(covers(access, undefined)).toBe(false);
});

test('a token for all groups reaches the whole site', async () => {
  const token = await signToken({ ...base, groups: '*' });
  const { access } = await verifyToken(token, sites, now);
  expect(covers(access, undefined)).toBe(true);
});

test('a token that has run out is told apart from one that never was good', async () => {
  const old = await signToken({ ...base, now: new Date(now.getTime() - 3_600_000) });
  expect(await codeOf(old)).toBe('token_expired');
  expect(await codeOf('not.a.token')).toBe('token_invalid');
});

test('an expired token of another key is invalid, not expired', async () => {
  const old = {
    ...base,
    secretKey: 'sk_another-secret-key',
    now: new Date(now.getTime() - 7_200_000),
  };
  expect(await codeOf(await signToken(old))).toBe('token_invalid');
});

test('refused: no algorithm, another algorithm, another key, another site', async () => {
  const claims = { iss: 'default', groups: '*', role: 'admin' };
  const unsigned = new UnsecuredJWT(claims).setExpirationTime('1h').encode();
  expect(await codeOf(unsigned)).toBe('token_invalid');
  expect(await codeOf(await sign({}, 'k'.repeat(64), 'HS512'))).toBe('token_invalid');
  expect(await codeOf(await sign({}, secretKey.padEnd(64, 'k'), 'HS384'))).toBe('token_invalid');
  expect(await codeOf(await sign({}, 'sk_another-secret'))).toBe('token_invalid');
  expect(await codeOf(await sign({ iss: 'other' }))).toBe('token_invalid');
});

test('refused: missing or wrong claims, too long a life, not good yet', async () => {
  const soon = Math.floor(now.getTime() / 1000) + 300;
  expect(await codeOf(await sign({}))).toBe('ok');
  expect(await codeOf(await sign({ exp: undefined }))).toBe('token_invalid');
  expect(await codeOf(await sign({ groups: undefined }))).toBe('token_invalid');
  expect(await codeOf(await sign({ role: 'root' }))).toBe('token_invalid');
  expect(await codeOf(await sign({ exp: soon + 90_000 }))).toBe('token_invalid');
  expect(await codeOf(await sign({ nbf: soon }))).toBe('token_invalid');
});

test('a token cannot be signed for more than a day', async () => {
  await expect(signToken({ ...base, ttlSeconds: 86_401 })).rejects.toThrow('24 hours');
});
