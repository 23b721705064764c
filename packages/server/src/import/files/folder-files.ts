import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ExportFiles, OpenExportOptions } from './export-files.js';

/** The files of a folder. */
export async function openFolder({ path, wanted }: OpenExportOptions): Promise<ExportFiles> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
    .toSorted();
  return {
    names,
    open: (name) => createReadStream(join(path, name)),
    close: () => Promise.resolve(),
  };
}
