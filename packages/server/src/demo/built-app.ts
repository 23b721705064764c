import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The part of Vite that is used here. */
interface Vite {
  build(config: { root: string; logLevel: 'error' }): Promise<unknown>;
}

/**
 * The folder of a built Vite app; builds it first, with the Vite that the app finds, where that was not
 * done since its sources changed.
 */
export async function builtApp(root: string): Promise<string> {
  const built = join(root, 'dist');
  const index = join(built, 'index.html');
  if (!existsSync(index) || statSync(index).mtimeMs < newest(root)) {
    const entry = createRequire(join(root, 'package.json')).resolve('vite/package.json');
    const vite = (await import(pathToFileURL(join(entry, '../dist/node/index.js')).href)) as Vite;
    await vite.build({ root, logLevel: 'error' });
  }
  return built;
}

/** When the newest source of the app was written. */
function newest(root: string): number {
  const sources = readdirSync(join(root, 'src')).map((name) => join(root, 'src', name));
  return Math.max(...[join(root, 'index.html'), ...sources].map((path) => statSync(path).mtimeMs));
}
