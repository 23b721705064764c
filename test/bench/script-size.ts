import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A script as a page downloads it. */
export interface ScriptSize {
  name: string;
  min: number;
  gzip: number;
  brotli: number;
}

/** What a script weighs, in bytes. */
export function sizeOf(name: string, content: Uint8Array | string): ScriptSize {
  const bytes = Buffer.from(content);
  return {
    name,
    min: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** A package with the version that is measured. */
export async function withVersion(name: string): Promise<string> {
  const file = join(import.meta.dirname, '../node_modules', name, 'package.json');
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return `${name} ${version}`;
}
