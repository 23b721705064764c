import { crc32 } from 'node:zlib';
import type { SegmentFacts } from '../segment-facts.js';
import type { StoredMessage } from '../store.js';
import { tableNames } from '../tables.js';
import type { TableName } from '../tables.js';
import type { GrowingBuffer } from './growing-buffer.js';
import { packedLayouts } from './packed-rows.js';
import { writeRow } from './write-row.js';

/*
 * One frame is one append, whole or not at all:
 *
 *   u32 length of the rest · u32 CRC-32 of the rest
 *   f64 time of the append (ms) · u32 count of ids · 16 bytes for each id
 *   then for each table that has rows: u8 table, plus 128 where they are packed · u32 rows · u32 length · the
 *   rows, packed or as JSON lines
 *
 * Numbers are little-endian.
 */

/** Size of what stands before a frame's content. */
export const frameHeaderBytes = 8;

/** A frame, read back. Its parts are views into the file's bytes. */
export interface Frame {
  at: number;
  /** 16 bytes for each message. */
  ids: Buffer;
  sections: FrameSection[];
}

/** A frame's rows of one table. */
export interface FrameSection {
  table: TableName;
  rows: number;
  format: RowFormat;
  bytes: Buffer;
}

/** How rows are written: packed, or as JSON lines, as all were in earlier releases. */
export type RowFormat = 'JSONEachRow' | 'RowBinary';

const packedMark = 0x80;

const tableNumbers = Object.fromEntries(
  tableNames.map((table, number) => [table, number]),
) as Record<TableName, number>;

/** Writes one append to the end of a buffer, and notes what it says; gives back how many rows it has. */
export function writeFrame(
  buffer: GrowingBuffer,
  messages: readonly StoredMessage[],
  { at, facts }: { at: number; facts?: SegmentFacts },
): number {
  const start = buffer.length;
  buffer.skip(frameHeaderBytes);
  buffer.writeDouble(at);
  buffer.writeUint32(messages.length);
  for (const { id } of messages) buffer.writeUint128(id);

  const counts = new Uint32Array(tableNames.length);
  let rows = 0;
  for (const message of messages) {
    for (const row of message.rows) {
      counts[tableNumbers[row.table]]! += 1;
      facts?.note(row);
    }
    rows += message.rows.length;
  }
  for (const [number, count] of counts.entries()) {
    if (count > 0) writeSection(buffer, messages, { number, count });
  }

  const content = buffer.view(start + frameHeaderBytes);
  buffer.setUint32(start, content.length);
  buffer.setUint32(start + 4, crc32(content));
  return rows;
}

/** Writes the rows of one table. */
function writeSection(
  buffer: GrowingBuffer,
  messages: readonly StoredMessage[],
  { number, count }: { number: number; count: number },
): void {
  const section = tableNames[number]!;
  const layout = packedLayouts[section];
  buffer.writeUint8(layout ? number + packedMark : number);
  buffer.writeUint32(count);
  const lengthAt = buffer.length;
  buffer.writeUint32(0);
  for (const message of messages) {
    for (const { table, row } of message.rows) {
      if (table !== section) continue;
      if (layout) layout.pack(buffer, row);
      else writeRow(buffer, row);
    }
  }
  buffer.setUint32(lengthAt, buffer.length - lengthAt - 4);
}

/** What a segment's bytes hold. */
export interface FramesRead {
  frames: Frame[];
  /** How far the bytes are good. */
  goodBytes: number;
  /**
   * `torn`: the last write did not end, as after a crash; it was never acknowledged. `damaged`: bytes
   * in the middle have changed since they were written.
   */
  rest: 'none' | 'torn' | 'damaged';
}

/** Reads frames from `start` on, and stops at the first that is not whole. */
export function readFrames(bytes: Buffer, start: number): FramesRead {
  const frames: Frame[] = [];
  let at = start;
  while (at + frameHeaderBytes <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const end = at + frameHeaderBytes + length;
    if (end > bytes.length) break;
    const content = bytes.subarray(at + frameHeaderBytes, end);
    if (crc32(content) !== bytes.readUInt32LE(at + 4)) {
      return { frames, goodBytes: at, rest: end < bytes.length ? 'damaged' : 'torn' };
    }
    frames.push(readContent(content));
    at = end;
  }
  return { frames, goodBytes: at, rest: at < bytes.length ? 'torn' : 'none' };
}

function readContent(content: Buffer): Frame {
  const idsEnd = 12 + content.readUInt32LE(8) * 16;
  const sections: FrameSection[] = [];
  for (let at = idsEnd; at < content.length;) {
    const mark = content.readUInt8(at);
    const format = mark >= packedMark ? 'RowBinary' : 'JSONEachRow';
    const table = tableNames[mark % packedMark];
    if (!table) throw new Error(`The log was written by a later version: table ${content[at]}`);
    const end = at + 9 + content.readUInt32LE(at + 5);
    const bytes = content.subarray(at + 9, end);
    sections.push({ table, rows: content.readUInt32LE(at + 1), format, bytes });
    at = end;
  }
  return { at: content.readDoubleLE(0), ids: content.subarray(12, idsEnd), sections };
}
