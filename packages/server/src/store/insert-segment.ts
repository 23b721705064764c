import { setTimeout as sleep } from 'node:timers/promises';
import { EngineRefusal } from '../engine/engine.js';
import type { Engine } from '../engine/engine.js';
import type { DeadLetters } from './dead-letters.js';
import type { Frame, RowFormat } from './log/frame.js';
import { packedLayouts, unpackRows } from './log/packed-rows.js';
import type { Room } from './log/room.js';
import { readSegment } from './log/segment.js';
import type { Segment } from './log/segment.js';
import { rowText } from './row-text.js';
import { SegmentFacts } from './segment-facts.js';
import { tableNames } from './tables.js';
import type { TableName } from './tables.js';

const firstPause = 50;
const longestPause = 2_000;

/** What putting a segment into the engine needs. */
export interface InsertOptions {
  engine: Engine;
  deadLetters: DeadLetters;
  /** For the segment as it is in the log, and for its rows by tables. */
  rooms: { readonly file: Room; readonly rows: Room };
  /** Ends the retries. */
  signal: AbortSignal;
  /** Hears what the rows say before they go in, and does what puts them there. @defaultValue does only that */
  write?: ((facts: SegmentFacts, insert: () => Promise<void>) => Promise<void>) | undefined;
  /** Hears why the engine did not take a block, and that it did. */
  onAttempt: (error: Error | undefined) => void;
}

/** Rows of one table, one after the other. */
interface Block {
  table: TableName;
  format: RowFormat;
  bytes: Buffer;
}

/**
 * Puts a segment's rows into the engine, one block for each table, for as long as it takes. The same
 * segment makes the same blocks with the same tokens every time, so after a crash it may be done again.
 */
export async function insertSegment(segment: Segment, options: InsertOptions): Promise<void> {
  const { rooms } = options;
  const { frames } = await readSegment(segment, rooms.file);
  const blocks = toBlocks(frames, rooms.rows.take(segment.bytes));
  const insert = async (): Promise<void> => {
    await Promise.all(
      blocks.map((block) => insertBlock(block, `${segment.token}-${block.table}`, options)),
    );
  };
  const { write } = options;
  await (write ? write(segment.facts ?? SegmentFacts.of(frames), insert) : insert());
}

/** The rows of each table. All that a process writes of one table is in one format. */
function toBlocks(frames: readonly Frame[], room: Buffer): Block[] {
  const blocks: Block[] = [];
  const sections = frames.flatMap((frame) => frame.sections);
  let end = 0;
  for (const name of tableNames) {
    const start = end;
    const ofTable = sections.filter(({ table }) => table === name);
    for (const { bytes } of ofTable) end += bytes.copy(room, end);
    const format = ofTable[0]?.format;
    if (format) blocks.push({ table: name, format, bytes: room.subarray(start, end) });
  }
  return blocks;
}

/** Halves what the engine refuses until the rows at fault stand alone, and sets those aside. */
async function insertBlock(block: Block, token: string, options: InsertOptions): Promise<void> {
  const refusal = await insertPatiently(block, token, options);
  if (!refusal) return;
  const { table, bytes } = block;
  const middle = middleOf(block);
  if (middle === bytes.length) {
    await options.deadLetters.put(table, lineOf(block), refusal.message);
    return;
  }
  await insertBlock({ ...block, bytes: bytes.subarray(0, middle) }, `${token}.0`, options);
  await insertBlock({ ...block, bytes: bytes.subarray(middle) }, `${token}.1`, options);
}

/** Tries until the engine takes the block or says that its data is bad. */
async function insertPatiently(
  { table, format, bytes }: Block,
  token: string,
  { engine, signal, onAttempt }: InsertOptions,
): Promise<EngineRefusal | undefined> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    signal.throwIfAborted();
    try {
      const columns = format === 'RowBinary' ? packedLayouts[table]?.columns : undefined;
      await engine.insert({ table, rows: [bytes], format, columns, token });
      onAttempt(undefined);
      return undefined;
    } catch (error) {
      if (error instanceof EngineRefusal && error.isBadData) return error;
      onAttempt(error instanceof Error ? error : new Error(String(error)));
      await sleep(pause, undefined, { signal });
    }
  }
}

/** Where the row after the middle begins; the end, if there is one row only. */
function middleOf({ table, format, bytes }: Block): number {
  const half = bytes.length / 2;
  if (format === 'RowBinary') {
    let first = 0;
    for (const { end } of unpackRows(table, bytes)) {
      if (end >= half) return end < bytes.length || first === 0 ? end : first;
      first = end;
    }
  }
  const next = bytes.indexOf('\n', Math.floor(half)) + 1;
  if (next > 0 && next < bytes.length) return next;
  return bytes.indexOf('\n') + 1;
}

/** A block of one row, as a line of JSON. */
function lineOf({ table, format, bytes }: Block): string {
  if (format === 'JSONEachRow') return bytes.toString('utf8').trimEnd();
  const [only] = unpackRows(table, bytes);
  return rowText(only!.row).trimEnd();
}
