import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import { createKeys } from '../../packages/server/src/sites/keys-file.js';
import type { Keys } from '../../packages/server/src/sites/keys-file.js';
import { fillEvents } from './fill-events.js';

/** A history on disk, ready to be opened by a store. */
export interface History {
  /** The collector's data directory. */
  dir: string;
  keys: Keys;
  /** The first instant after the history. */
  until: Date;
  /** Removes it, unless it is kept for other runs. */
  remove(): Promise<void>;
}

/**
 * Fills a data directory with a history. Filling takes minutes: where RUCHE_BENCH_DIR names a folder, each
 * size is filled there once and used again by later runs, at the time at which it was filled.
 */
export async function openHistory(events: number, log: (line: string) => void): Promise<History> {
  const folder = process.env['RUCHE_BENCH_DIR'];
  const dir = folder ? join(folder, String(events)) : await mkdtemp(join(tmpdir(), 'ruche-bench-'));
  const remove = async (): Promise<void> => {
    if (!folder) await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  const note = join(dir, 'history.json');
  if (existsSync(note)) {
    const { keys, until } = JSON.parse(await readFile(note, 'utf8')) as {
      keys: Keys;
      until: string;
    };
    return { dir, keys, until: new Date(until), remove };
  }
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const [keys, until] = [createKeys(), new Date()];
  const engine = await openEmbeddedEngine({ dir: join(dir, 'engine') });
  try {
    await fillEvents({ engine, site: keys.site, events, until, log });
  } finally {
    await engine.close();
  }
  await writeFile(note, JSON.stringify({ keys, until }));
  return { dir, keys, until, remove };
}
