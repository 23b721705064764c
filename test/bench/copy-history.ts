import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeKeys } from '../../packages/server/src/sites/keys-file.js';
import { createSettings, writeSettings } from '../../packages/server/src/sites/settings-file.js';
import { openHistory } from './query-history.js';

/** Makes a data directory of a history, for a collector that writes to it; a kept history stays as it is. */
export async function copyHistory(
  events: number,
  dir: string,
  log: (line: string) => void,
): Promise<void> {
  const history = await openHistory(events, log);
  await mkdir(dir, { recursive: true });
  await cp(join(history.dir, 'engine'), join(dir, 'engine'), { recursive: true });
  await history.remove();
  writeKeys(dir, history.keys);
  const settings = { ...createSettings(), timezone: 'Europe/Paris', requestsPerMinute: 0 };
  writeSettings(dir, history.keys.site, settings);
}
