import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';

/** The files of an export by their paths; what is no text is written as JSON. */
export type Files = Record<string, unknown>;

/** Lays the files into a folder. */
export async function writeFolder(folder: string, files: Files): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), toBytes(content));
  }
  return folder;
}

/** Packs the files into a `.tar.gz`, under a folder as the products do. */
export async function writeTar(path: string, files: Files): Promise<string> {
  const pack = tar.pack();
  for (const [name, content] of Object.entries(files)) {
    pack.entry({ name: `export/${name}` }, toBytes(content));
  }
  pack.finalize();
  await pipeline(pack, createGzip(), createWriteStream(path));
  return path;
}

function toBytes(content: unknown): Buffer {
  if (Buffer.isBuffer(content)) return content;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content, null, 4));
}
