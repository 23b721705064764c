import { mkdirSync, statSync } from 'node:fs';
import { sameSecret } from '../access/same-secret.js';
import { createKeys, readKeys, writeKeys } from './keys-file.js';
import type { Keys } from './keys-file.js';
import { createSettings, readSettings, settingsPath, writeSettings } from './settings-file.js';
import type { Site, SiteSettings } from './site.js';

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
  /** Called when a changed settings file cannot be read; the last good settings stay in force. */
  onBroken?: (error: Error) => void;
}

/**
 * Opens the sites of a data directory. An empty directory gets the site `default` with fresh keys.
 * Changed settings are taken up within a second or so, without a restart.
 */
export function openSites(options: OpenSitesOptions): Sites {
  const { dir, env = process.env, onCreated, onBroken } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  let keys = readKeys(dir);
  if (!keys) {
    keys = withEnvironment(createKeys(), env);
    writeKeys(dir, keys);
    onCreated?.(keys);
  }
  keys = withEnvironment(keys, env);
  const { site: id } = keys;
  if (!readSettings(dir, id)) writeSettings(dir, id, createSettings());

  let site = assemble(keys, readSettings(dir, id) ?? createSettings());
  let modified = statSync(settingsPath(dir, id)).mtimeMs;
  let checked = Date.now();

  const current = (): Site => {
    if (Date.now() - checked < recheckMs) return site;
    checked = Date.now();
    try {
      const changed = statSync(settingsPath(dir, id)).mtimeMs;
      if (changed !== modified) {
        modified = changed;
        const settings = readSettings(dir, id);
        if (settings && keys) site = assemble(keys, settings);
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
    byWriteKey: (key) => matching((candidate) => sameSecret(key, candidate.writeKey)),
    bySecretKey: (key) => matching((candidate) => sameSecret(key, candidate.secretKey)),
    all: () => [current()],
  };
}

function assemble(keys: Keys, settings: SiteSettings): Site {
  return { ...settings, id: keys.site, writeKey: keys.writeKey, secretKey: keys.secretKey };
}

function withEnvironment(keys: Keys, env: Record<string, string | undefined>): Keys {
  return {
    site: keys.site,
    writeKey: env['RUCHE_WRITE_KEY'] || keys.writeKey,
    secretKey: env['RUCHE_SECRET_KEY'] || keys.secretKey,
  };
}
