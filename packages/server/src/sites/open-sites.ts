import { mkdirSync, statSync } from 'node:fs';
import { isWriteKey, secretKeyName } from '../access/site-keys.js';
import { createKeys, keysPath, readKeys, writeKeys } from './keys-file.js';
import type { Keys } from './keys-file.js';
import { keyringPath, readKeyring } from './keyring.js';
import { createSettings, readSettings, settingsPath, writeSettings } from './settings-file.js';
import type { Site } from './site.js';

/** How long a change of the settings file may go unnoticed. */
const recheckMs = 1000;

/** Finds the site that a key, a token or a question names. */
export interface Sites {
  /** The site of this id. */
  byId(id: string): Site | undefined;
  /** The site that this write key writes to. */
  byWriteKey(key: string): Site | undefined;
  /** The site that this secret key is the owner of. */
  bySecretKey(key: string): Site | undefined;
  /** All sites. */
  all(): Site[];
}

/** What {@link openSites} takes. */
export interface OpenSitesOptions {
  /** The data directory; made when it is not there. */
  dir: string;
  /** Where `RUCHE_WRITE_KEY` and `RUCHE_SECRET_KEY` are read from. @defaultValue process.env */
  env?: Record<string, string | undefined>;
  /** Called once with the keys that were made in an empty directory. */
  onCreated?: (keys: Keys) => void;
  /** Called when a changed file cannot be read; what was last good stays in force. */
  onBroken?: (error: Error) => void;
}

/**
 * Opens the sites of a data directory. An empty directory gets the site `default` with fresh keys.
 * Changed settings and keys are taken up within a second or so, without a restart.
 */
export function openSites(options: OpenSitesOptions): Sites {
  const { dir, env = process.env, onCreated, onBroken } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!readKeys(dir)) {
    const made = withEnvironment(createKeys(), env);
    writeKeys(dir, made);
    onCreated?.(made);
  }
  const id = readKeys(dir)?.site ?? 'default';
  if (!readSettings(dir, id)) writeSettings(dir, id, createSettings());

  const read = (): Site | undefined => {
    const keys = readKeys(dir);
    const settings = readSettings(dir, id);
    if (keys?.site !== id || !settings) return undefined;
    const { writeKey, secretKey } = withEnvironment(keys, env);
    return { ...settings, id, writeKey, secretKey, keyring: readKeyring(dir, id) };
  };
  const files = [settingsPath(dir, id), keysPath(dir), keyringPath(dir, id)];
  const stateOf = (): string =>
    files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');

  let state = stateOf();
  const opened = read();
  if (!opened) throw new Error(`${dir} does not hold the site ${id}`);
  let site = opened;
  let checked = Date.now();

  const current = (): Site => {
    if (Date.now() - checked < recheckMs) return site;
    checked = Date.now();
    try {
      const changed = stateOf();
      if (changed !== state) {
        state = changed;
        site = read() ?? site;
      }
    } catch (error) {
      onBroken?.(error as Error);
    }
    return site;
  };
  return createSites(current);
}

/** Makes {@link Sites} of one site, given directly or looked up at each use. */
export function createSites(site: Site | (() => Site)): Sites {
  const current = typeof site === 'function' ? site : () => site;
  const matching = (matches: (site: Site) => boolean): Site | undefined => {
    const candidate = current();
    return matches(candidate) ? candidate : undefined;
  };
  return {
    byId: (id) => matching((candidate) => candidate.id === id),
    byWriteKey: (key) => matching((candidate) => isWriteKey(candidate, key, new Date())),
    bySecretKey: (key) =>
      matching((candidate) => secretKeyName(candidate, key, new Date()) !== undefined),
    all: () => [current()],
  };
}

function withEnvironment(keys: Keys, env: Record<string, string | undefined>): Keys {
  return {
    site: keys.site,
    writeKey: env['RUCHE_WRITE_KEY'] || keys.writeKey,
    secretKey: env['RUCHE_SECRET_KEY'] || keys.secretKey,
  };
}
