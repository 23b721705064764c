import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';

const newline = 0x0a;
const gzipMagic = 0x1f8b;

/** A line of a file; `text` is undefined where it is longer than the limit. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
}

/** What {@link readLines} takes. */
export interface ReadLinesOptions {
  /** A file, `-` for standard input, or bytes as they come; gzip is recognised by its first bytes. */
  source: string | AsyncIterable<Buffer>;
  /** A longer line is not kept in memory. */
  longest: number;
  /** Told how many bytes of the file have been read. */
  onBytes?: (bytes: number) => void;
}

/** Reads a file line by line in memory that does not grow with it. */
export async function* readLines(options: ReadLinesOptions): AsyncGenerator<Line> {
  const { longest, onBytes } = options;
  const source = typeof options.source === 'string' ? open(options.source) : options.source;
  let number = 0;
  let held: Buffer[] = [];
  let size = 0;

  const finish = (): Line => {
    number += 1;
    const text = size > longest ? undefined : Buffer.concat(held).toString('utf8');
    held = [];
    size = 0;
    return { number, text: text?.endsWith('\r') ? text.slice(0, -1) : text };
  };

  for await (const chunk of unpacked(source, onBytes)) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      size += end - start;
      if (size <= longest) held.push(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= longest) held.push(chunk.subarray(start));
    else held = [];
  }
  if (size > 0) yield finish();
}

function open(file: string): AsyncIterable<Buffer> {
  return file === '-' ? process.stdin : createReadStream(file);
}

async function* unpacked(
  source: AsyncIterable<Buffer>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  const chunks = counted(source, onBytes);
  const { value: first } = (await chunks.next()) as { value: Buffer | undefined };
  if (!first) return;
  if (first.length < 2 || first.readUInt16BE() !== gzipMagic) {
    yield first;
    yield* chunks;
    return;
  }
  const plain = new PassThrough();
  const unzipping = pipeline(startingWith(first, chunks), createGunzip(), plain);
  unzipping.catch((error: Error) => plain.destroy(error));
  yield* plain as AsyncIterable<Buffer>;
  await unzipping;
}

async function* counted(
  source: AsyncIterable<Buffer>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
