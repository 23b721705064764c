import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decompress as unpackZstd } from 'fzstd';

const methods = { none: 0x02, lz4: 0x82, zstd: 0x90 } as const;
/** A checksum of 16 bytes, then the method, the size of the rest and the size unpacked. */
const checksumBytes = 16;
const headerBytes = 9;

/** Every file below a directory, with what the engine's compressed blocks hold in plain. */
export function* readEngineFiles(dir: string): Generator<{ path: string; content: Buffer }> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* readEngineFiles(path);
    else if (entry.isFile()) {
      const bytes = readFileSync(path);
      const blocks = path.endsWith('.bin') ? unpackBlocks(bytes) : [];
      yield { path, content: Buffer.concat([bytes, ...blocks]) };
    }
  }
}

/** Unpacks a column's blocks. Those of chained codecs hold times only here, and are left as they are. */
function unpackBlocks(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let at = 0; at + checksumBytes + headerBytes <= bytes.length;) {
    const start = at + checksumBytes;
    const size = bytes.readUInt32LE(start + 1);
    const unpacked = bytes.readUInt32LE(start + 5);
    const packed = bytes.subarray(start + headerBytes, start + size);
    const method = bytes[start];
    if (method === methods.none) blocks.push(packed);
    if (method === methods.lz4) blocks.push(unpackLz4(packed, unpacked));
    if (method === methods.zstd) blocks.push(Buffer.from(unpackZstd(packed)));
    at = start + size;
  }
  return blocks;
}

/** LZ4's block format: literals, then a copy of what was there, again and again. */
function unpackLz4(packed: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const length = (start: number): number => {
    let sum = start;
    if (start !== 15) return sum;
    for (let more = 255; more === 255;) {
      more = packed[from++] ?? 0;
      sum += more;
    }
    return sum;
  };
  while (from < packed.length) {
    const token = packed[from++] ?? 0;
    const literals = length(token >> 4);
    packed.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= packed.length) break;
    const offset = packed.readUInt16LE(from);
    from += 2;
    const copied = length(token & 15) + 4;
    for (let n = 0; n < copied; n += 1, to += 1) out[to] = out[to - offset] ?? 0;
  }
  return out;
}
