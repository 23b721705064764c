import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './write-private-file.js';

const keysSchema = z.object({
  site: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/),
  writeKey: z.string().min(8),
  secretKey: z.string().min(16),
});

/** The content of `keys.json`: the public write key and the secret that signs tokens. */
export type Keys = z.infer<typeof keysSchema>;

/** Makes the keys of a new site. */
export function createKeys(site = 'default'): Keys {
  return {
    site,
    writeKey: `wk_${randomBytes(18).toString('base64url')}`,
    secretKey: `sk_${randomBytes(32).toString('base64url')}`,
  };
}

/** Where the keys are kept. */
export function keysPath(dir: string): string {
  return join(dir, 'keys.json');
}

/** Reads `keys.json`; undefined where the directory has none. */
export function readKeys(dir: string): Keys | undefined {
  const path = keysPath(dir);
  if (!existsSync(path)) return undefined;
  const checked = keysSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!checked.success) {
    throw new Error(`${path} does not hold {site, writeKey, secretKey}: repair it or remove it`);
  }
  return checked.data;
}

/** Writes `keys.json`, readable by its owner only. */
export function writeKeys(dir: string, keys: Keys): void {
  writePrivateFile(keysPath(dir), `${JSON.stringify(keys, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
