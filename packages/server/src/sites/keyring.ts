import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { hashSecret } from '../access/same-secret.js';
import { writePrivateFile } from './write-private-file.js';

const formerKeySchema = z.strictObject({
  key: z.string(),
  /** Until when it still opens. */
  until: z.iso.datetime(),
});

const furtherKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** SHA-256: the key has 256 random bits, so there is nothing to guess. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  created: z.iso.datetime(),
  until: z.iso.datetime().optional(),
});

const keyringSchema = z.strictObject({
  formerWriteKeys: z.array(formerKeySchema).default([]),
  formerSecretKeys: z.array(formerKeySchema).default([]),
  furtherKeys: z.array(furtherKeySchema).default([]),
});

/**
 * The keys of a site beside the two of `keys.json`: those that were replaced and are good for a while
 * longer, and further secret keys. A former secret key is kept as it is, for it still verifies tokens;
 * of a further one there is a hash only.
 */
export type Keyring = z.infer<typeof keyringSchema>;
/** See {@link Keyring}. */
export type FurtherKey = z.infer<typeof furtherKeySchema>;

/** Where the keyring of a site is kept. */
export function keyringPath(dir: string, site: string): string {
  return join(dir, 'sites', `${site}.keys.json`);
}

/** Reads a site's keyring; an empty one where there is none. */
export function readKeyring(dir: string, site: string): Keyring {
  const path = keyringPath(dir, site);
  if (!existsSync(path)) return keyringSchema.parse({});
  try {
    return keyringSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} is not a keyring: repair it or remove it`, { cause });
  }
}

/** Writes a site's keyring, readable by its owner only, without what has run out. */
export function writeKeyring(dir: string, site: string, keyring: Keyring, now = new Date()): void {
  const path = keyringPath(dir, site);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const kept: Keyring = {
    formerWriteKeys: keyring.formerWriteKeys.filter((one) => isGood(one, now)),
    formerSecretKeys: keyring.formerSecretKeys.filter((one) => isGood(one, now)),
    furtherKeys: keyring.furtherKeys.filter((one) => isGood(one, now)),
  };
  writePrivateFile(path, `${JSON.stringify(kept, null, 2)}\n`);
}

/** Whether a key opens at a time. */
export function isGood({ until }: { until?: string | undefined }, now: Date): boolean {
  return until === undefined || new Date(until) > now;
}

/** Makes a further secret key: what is kept of it, and the key itself, which is shown once. */
export function createFurtherKey(
  name: string,
  now: Date,
  until?: Date,
): { kept: FurtherKey; key: string } {
  const key = `sk_${randomBytes(32).toString('base64url')}`;
  const kept = {
    id: randomBytes(6).toString('hex'),
    name,
    hash: hashSecret(key),
    created: now.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
  };
  return { kept, key };
}
