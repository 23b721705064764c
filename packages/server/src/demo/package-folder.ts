import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, from its sources as well as from where it was built. */
export const packageFolder = nearestManifest(dirname(fileURLToPath(import.meta.url)));

function nearestManifest(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('This package has lost its package.json');
  return nearestManifest(parent);
}
