import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { BackupBroken, manifestName, manifestSchema } from './manifest.js';
import type { Manifest } from './manifest.js';

type Chunks = AsyncIterable<Uint8Array>;

/** Reads an archive to its end and checks every byte of it against its manifest. Nothing is written. */
export async function verifyArchive(file: string): Promise<Manifest> {
  const found = new Map<string, { bytes: number; sha256: string }>();
  let text = '';
  await eachEntry(file, async (name, chunks) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (name === manifestName) text += Buffer.from(chunk).toString('utf8');
      else hash.update(chunk);
    }
    if (name !== manifestName) found.set(name, { bytes, sha256: hash.digest('hex') });
  });
  const manifest = readManifest(text);
  for (const { path, bytes, sha256 } of manifest.files) {
    const entry = found.get(path);
    if (!entry) throw new BackupBroken(`${path} is missing from the archive`);
    if (entry.bytes !== bytes || entry.sha256 !== sha256) {
      throw new BackupBroken(`${path} is not as it was when the archive was made`);
    }
  }
  if (found.size !== manifest.files.length) {
    throw new BackupBroken('The archive has files that its manifest does not name');
  }
  return manifest;
}

/** Writes the files of a verified archive below a folder. */
export async function unpackArchive(file: string, folder: string): Promise<void> {
  await eachEntry(file, async (name, chunks) => {
    const path = normalize(join(folder, name));
    if (!path.startsWith(folder + sep)) throw new BackupBroken(`${name} is no path of an archive`);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(chunks, createWriteStream(path, { mode: 0o600, flush: true }));
  });
}

function readManifest(text: string): Manifest {
  if (text === '') throw new BackupBroken('The archive has no manifest: it was cut off');
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupBroken('The manifest of the archive cannot be read', { cause });
  }
}

async function eachEntry(
  file: string,
  visit: (name: string, chunks: Chunks) => Promise<void>,
): Promise<void> {
  const archive = extract();
  const reading = pipeline(createReadStream(file), archive as unknown as NodeJS.WritableStream);
  reading.catch(() => {});
  try {
    for await (const entry of archive) {
      if (entry.header.type !== 'file') throw new BackupBroken('The archive is none of ours');
      await visit(entry.header.name, entry as unknown as Chunks);
    }
    await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BackupBroken || code === 'ENOENT' || code === 'ENOSPC') throw error;
    throw new BackupBroken(`The archive cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
