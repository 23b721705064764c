import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@ruche/server';
import type { Target } from './collector-client.js';

/** A collector with an empty store of its own, and how to end it. */
export interface OwnCollector extends Target {
  close(): Promise<void>;
}

/** Starts a collector in a new directory on a free port, with settings of its site that differ from the default. */
export async function startOwnCollector(
  settings: Record<string, unknown> = {},
): Promise<OwnCollector> {
  const dir = mkdtempSync(join(tmpdir(), 'ruche-conformance-'));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startServer({ dir, port: 0, logLevel: 'error' });
    const keys = JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as Target;
    await changeSettings(join(dir, 'sites', `${keys.site}.json`), settings);
    return {
      ...keys,
      url: server.url,
      async close() {
        await server.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Changes the settings of a site under a running collector, which takes them up within a second. */
async function changeSettings(file: string, settings: Record<string, unknown>): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  const known = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...known, ...settings }));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
}
