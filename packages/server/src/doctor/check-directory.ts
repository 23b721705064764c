import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { journalPath, readJournal } from '../erasure/journal.js';
import { readKeyring } from '../sites/keyring.js';
import { readKeys } from '../sites/keys-file.js';
import { readSettings, settingsPath } from '../sites/settings-file.js';
import { finding } from './finding.js';
import type { Check, Finding } from './finding.js';

const mebibyte = 1024 ** 2;
const slackMs = 60_000;

/** Whether keys and settings can be read, by their owner only. */
export const checkFiles: Check = async ({ dir }) => {
  const findings: Finding[] = [];
  try {
    const keys = readKeys(dir);
    if (!keys)
      return [finding('keys', 'warn', `${dir} has no keys.json: the first start makes it`)];
    findings.push(finding('keys', 'ok', `site ${keys.site}`));
    const { furtherKeys } = readKeyring(dir, keys.site);
    if (furtherKeys.length > 0) {
      findings.push(finding('further keys', 'ok', `${furtherKeys.length}, kept as hashes`));
    }
    findings.push(...settingsOf(dir, keys.site));
    for (const path of [join(dir, 'keys.json'), settingsPath(dir, keys.site)]) {
      const mode = statSync(path).mode & 0o077;
      if (mode !== 0) findings.push(finding('permissions', 'fail', `others may read ${path}`));
    }
  } catch (error) {
    findings.push(finding('configuration', 'fail', (error as Error).message));
  }
  return findings;
};

function settingsOf(dir: string, site: string): Finding[] {
  const settings = readSettings(dir, site);
  if (!settings) return [finding('settings', 'warn', 'there are none yet')];
  const { origins, identity, retention, k } = settings;
  return [
    finding('settings', 'ok', `k ${k}, identity ${identity}`),
    ...(origins.includes('*')
      ? [finding('origins', 'warn', 'any page may send with the write key: list yours in origins')]
      : []),
    ...(retention === ''
      ? [finding('retention', 'warn', 'facts are kept for ever: set retention, such as P25M')]
      : [finding('retention', 'ok', retention)]),
  ];
}

/** What waits, and what could not be taken. */
export const checkBacklog: Check = async ({ dir }) => {
  const log = join(dir, 'log');
  const names = existsSync(log) ? readdirSync(log) : [];
  const waiting = names.filter((name) => name.endsWith('.log'));
  const bytes = waiting.reduce((sum, name) => sum + statSync(join(log, name)).size, 0);
  const damaged = names.filter((name) => name.endsWith('.damaged'));
  const letters = join(dir, 'dead-letters.ndjson');
  const dead = existsSync(letters)
    ? readFileSync(letters, 'utf8').split('\n').filter(Boolean).length
    : 0;
  const pending = readJournal(journalPath(dir)).filter((entry) => entry.pending);
  const size = `${(bytes / mebibyte).toFixed(1)} MiB wait for the engine`;
  return [
    finding('log', bytes > 256 * mebibyte ? 'warn' : 'ok', size),
    ...(damaged.length > 0
      ? [finding('log', 'fail', `${damaged.length} segments are damaged`)]
      : []),
    ...(dead > 0 ? [finding('dead letters', 'warn', `${dead} rows were refused: ${letters}`)] : []),
    ...(pending.length > 0
      ? [
          finding(
            'erasures',
            'warn',
            `${pending.length} are not done yet: the next start ends them`,
          ),
        ]
      : []),
  ];
};

/** Whether the clock stands behind what has been written already. */
export const checkClock: Check = async ({ dir, now }) => {
  const newest = ['log', 'sites', '.']
    .map((name) => join(dir, name))
    .filter((path) => existsSync(path))
    .reduce((latest, path) => Math.max(latest, statSync(path).mtimeMs), 0);
  const ahead = newest - now().getTime();
  if (ahead < slackMs) return [finding('clock', 'ok', now().toISOString())];
  const minutes = Math.round(ahead / slackMs);
  return [finding('clock', 'fail', `the directory was written ${minutes} min after now`)];
};
