import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The engines of this machine. */
export interface FoundEngines {
  chromium?: string;
  firefox?: string;
  webkit?: { browser: string; driver: string; xvfb?: string };
}

/** Finds the engines of this machine. */
export async function findInstalled(): Promise<FoundEngines> {
  const finder = resolve(import.meta.dirname, '../../.scripts/find-engines.mjs');
  const { findEngines } = (await import(pathToFileURL(finder).href)) as {
    findEngines(): FoundEngines;
  };
  return findEngines();
}
