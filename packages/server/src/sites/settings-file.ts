import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siteSettingsSchema } from './site.js';
import type { SiteSettings } from './site.js';
import { writePrivateFile } from './write-private-file.js';

/** Where the settings of a site are kept. */
export function settingsPath(dir: string, site: string): string {
  return join(dir, 'sites', `${site}.json`);
}

/** Reads a site's settings, defaults filled in; undefined where there are none yet. */
export function readSettings(dir: string, site: string): SiteSettings | undefined {
  const path = settingsPath(dir, site);
  if (!existsSync(path)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path} is not JSON`);
  }
  const checked = siteSettingsSchema.safeParse(content);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new Error(`${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  return checked.data;
}

/** Writes a site's settings, readable by its owner only. */
export function writeSettings(dir: string, site: string, settings: SiteSettings): void {
  const path = settingsPath(dir, site);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writePrivateFile(path, `${JSON.stringify(settings, null, 2)}\n`);
}

/** The settings of a new site, with a person key of its own. */
export function createSettings(): SiteSettings {
  return siteSettingsSchema.parse({ personKey: randomBytes(32).toString('base64url') });
}
