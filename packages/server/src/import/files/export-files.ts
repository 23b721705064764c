import { stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { openFolder } from './folder-files.js';
import { openTar } from './tar-files.js';
import { openZip } from './zip-files.js';

/** The files of an export, wherever they lie: a folder, a zip, a tar, or the one file that it is. */
export interface ExportFiles {
  /** Their paths within it, with `/`, in the order of the alphabet. */
  readonly names: readonly string[];
  /** The bytes of one of them, as they come. */
  open(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** What {@link openExport} takes. */
export interface OpenExportOptions {
  path: string;
  /** Which files matter; others are not even unpacked. */
  wanted: (name: string) => boolean;
}

const zipMagic = 0x504b0304;
const gzipMagic = 0x1f8b;

/** Opens an export by what it is, not by what it is called. */
export async function openExport({ path, wanted }: OpenExportOptions): Promise<ExportFiles> {
  if ((await stat(path)).isDirectory()) return openFolder({ path, wanted });
  const head = await firstBytes(path);
  if (head.length >= 4 && head.readUInt32BE() === zipMagic) return openZip({ path, wanted });
  const isGzip = head.length >= 2 && head.readUInt16BE() === gzipMagic;
  if (/\.(tar|tgz|tar\.gz)$/i.test(path)) return openTar({ path, wanted, isGzip });
  return {
    names: [basename(path)],
    open: () => createReadStream(path),
    close: () => Promise.resolve(),
  };
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 3 })) return chunk as Buffer;
  return Buffer.alloc(0);
}
