import { constants } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { SegmentFacts } from '../segment-facts.js';
import { readFrames } from './frame.js';
import type { FramesRead } from './frame.js';
import { Room } from './room.js';

/** First bytes of every segment: the format and its version. */
const magic = Buffer.from('RUCHELG1');
/**
 * On Linux a write ends when its bytes are on disk: a sync of its own would be one more turn of a busy event
 * loop that every sender waits for.
 */
const writesThrough = process.platform === 'linux';
const newFile =
  constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (writesThrough ? constants.O_DSYNC : 0);
const namePattern = /^(\d{12})-([0-9a-f]{32})\.log$/;

/** One file of the log, complete: it becomes one block in the engine for each table. */
export interface Segment {
  path: string;
  /** Place in the order of writing. */
  number: number;
  /** Random name of the log and number: the same for every replay, never the same for other bytes. */
  token: string;
  messages: number;
  rows: number;
  /** Size up to which it counts; anything behind was never acknowledged. */
  bytes: number;
  /** What its rows say, where this process wrote them. */
  facts?: SegmentFacts;
}

/** A segment that is being written. */
export interface OpenSegment extends Segment {
  facts: SegmentFacts;
  handle: FileHandle;
}

/** Creates an empty segment, itself and its name on disk. */
export async function createSegment(
  dir: string,
  number: number,
  logId: string,
): Promise<OpenSegment> {
  const name = `${String(number).padStart(12, '0')}-${logId}.log`;
  const path = join(dir, name);
  const handle = await open(path, newFile, 0o600);
  try {
    await writeDurably(handle, magic, 0);
    await syncDirectory(dir);
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  const token = `${logId}-${number}`;
  const facts = new SegmentFacts();
  return { path, number, token, messages: 0, rows: 0, bytes: magic.length, facts, handle };
}

/** Writes all of it at a place, which one call to the system need not do; resolves once it is on disk. */
export async function writeDurably(
  handle: FileHandle,
  bytes: Buffer,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('The disk took no more bytes');
    done += bytesWritten;
  }
  if (!writesThrough) await handle.datasync();
}

/** Ends a segment's file after the last byte that counts; a file that holds nothing goes. */
export async function closeSegment(segment: OpenSegment): Promise<void> {
  try {
    await segment.handle.truncate(segment.bytes);
    await segment.handle.close();
    if (segment.messages === 0) await removeSegment(segment, false);
  } catch {
    // What a sick disk keeps behind the good bytes was never acknowledged and is told apart on reading.
  }
}

/** A segment left by an earlier run, and what it holds. */
export interface FoundSegment {
  segment: Segment;
  read: FramesRead;
}

/** Visits the segments of a directory, oldest first, one in memory at a time. */
export async function* findSegments(dir: string): AsyncGenerator<FoundSegment> {
  const names = (await readdir(dir)).filter((name) => namePattern.test(name)).sort();
  for (const name of names) {
    const [, digits = '', logId = ''] = namePattern.exec(name) ?? [];
    const number = Number(digits);
    const path = join(dir, name);
    const read = parseSegment(await readFile(path));
    let messages = 0;
    let rows = 0;
    for (const frame of read.frames) {
      messages += frame.ids.length / 16;
      for (const section of frame.sections) rows += section.rows;
    }
    const bytes = read.goodBytes;
    const token = `${logId}-${number}`;
    yield { segment: { path, number, token, messages, rows, bytes }, read };
  }
}

/** Reads a segment's frames: views of the room, where one is given. */
export async function readSegment(segment: Segment, room = new Room()): Promise<FramesRead> {
  const bytes = room.take(segment.bytes);
  const handle = await open(segment.path);
  try {
    return parseSegment(bytes.subarray(0, await readFully(handle, bytes)));
  } finally {
    await handle.close();
  }
}

/** Fills a buffer from the beginning of a file; how far it could. */
async function readFully(handle: FileHandle, bytes: Buffer): Promise<number> {
  for (let done = 0; ;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    done += bytesRead;
    if (bytesRead === 0 || done === bytes.length) return done;
  }
}

/** Removes a segment whose rows are in the engine. One with damage is kept aside for inspection. */
export async function removeSegment(segment: Segment, keepAside: boolean): Promise<void> {
  if (keepAside) await rename(segment.path, `${segment.path}.damaged`);
  else await rm(segment.path, { force: true });
}

/** Puts names in a directory on disk: a file's own sync does not cover them. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseSegment(bytes: Buffer): FramesRead {
  if (bytes.length < magic.length) return { frames: [], goodBytes: bytes.length, rest: 'none' };
  if (!bytes.subarray(0, magic.length).equals(magic)) {
    return { frames: [], goodBytes: 0, rest: 'damaged' };
  }
  return readFrames(bytes, magic.length);
}
