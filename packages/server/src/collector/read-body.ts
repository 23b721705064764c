import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { ProblemError } from '@ruche/schema';

const unzip = promisify(gunzip);
const gzipMagic = 0x1f8b;
const loneSurrogate = /\\u[dD][89a-fA-F]/;

/** What {@link readBody} takes. */
export interface ReadBodyOptions {
  /** The `Content-Encoding` of the request. */
  encoding?: string | undefined;
  /** The most bytes that a body may have, compressed or not. */
  limit: number;
}

/**
 * Reads a JSON body whatever content type it came under. gzip is recognised by its header or, for
 * senders that can set none, by its first bytes; a bomb is stopped at the limit. Only what is compressed
 * comes as a promise.
 */
export function readBody(raw: Buffer, options: ReadBodyOptions): unknown {
  const { encoding: named = 'identity', limit } = options;
  const encoding = named.trim().toLowerCase();
  const isZipped = raw.length > 2 && raw.readUInt16BE() === gzipMagic;
  // Nothing to wait for: the next message need not either.
  if (encoding === 'identity' && !isZipped) return parse(raw, limit);
  return decode(raw, encoding, limit).then((bytes) => parse(bytes, limit));
}

function parse(bytes: Buffer, limit: number): unknown {
  if (bytes.length > limit) throw tooLarge(limit);
  const text = bytes.toString('utf8');
  try {
    const body: unknown = JSON.parse(text);
    return text.includes('\\u') && loneSurrogate.test(text) ? wellFormed(body) : body;
  } catch (cause) {
    throw new ProblemError('malformed_body', 'The body is not JSON.', { cause });
  }
}

async function decode(raw: Buffer, encoding: string, limit: number): Promise<Buffer> {
  if (encoding !== 'gzip' && encoding !== 'x-gzip' && encoding !== 'identity') {
    throw new ProblemError('malformed_body', 'The body may be compressed with gzip only.', {
      path: 'Content-Encoding',
      known: ['gzip', 'identity'],
    });
  }
  try {
    return await unzip(raw, { maxOutputLength: limit });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new ProblemError('malformed_body', 'The body is not gzip.', { cause });
  }
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('body_too_large', `The body is larger than ${limit} bytes.`);
}

/** Half a surrogate pair is no text: it becomes the replacement character, in keys too. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [wellFormed(key), wellFormed(item)]),
  );
}
