import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@ruche/server';
import type { Target } from './collector-client.js';

/** A collector with an empty store of its own, and how to end it. */
export interface OwnCollector extends Target {
  close(): Promise<void>;
}

/** Starts a collector in a new directory on a free port. */
export async function startOwnCollector(): Promise<OwnCollector> {
  const dir = mkdtempSync(join(tmpdir(), 'ruche-conformance-'));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startServer({ dir, port: 0, logLevel: 'error' });
    const { site, secretKey } = JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as Target;
    return {
      url: server.url,
      site,
      secretKey,
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
