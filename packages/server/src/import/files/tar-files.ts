import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { ExportFiles, OpenExportOptions } from './export-files.js';

/**
 * The files of a tar, which can only be read from its start: those that matter are laid into a folder of
 * their own first, under numbers, so that no name in the archive says where.
 */
export async function openTar({
  path,
  wanted,
  isGzip,
}: OpenExportOptions & { isGzip: boolean }): Promise<ExportFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'ruche-import-'));
  const places = new Map<string, string>();
  const extract = tar.extract();
  const reading = isGzip
    ? pipeline(createReadStream(path), createGunzip(), extract)
    : pipeline(createReadStream(path), extract);
  reading.catch(() => undefined);
  try {
    for await (const entry of extract) {
      const name = entry.header.name.replace(/^\.\//, '');
      if (entry.header.type !== 'file' || !wanted(name)) {
        entry.resume();
        continue;
      }
      const place = join(folder, String(places.size));
      await pipeline(entry, createWriteStream(place, { mode: 0o600 }));
      places.set(name, place);
    }
    await reading;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    names: [...places.keys()].toSorted(),
    open: (name) => createReadStream(places.get(name) ?? ''),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
