import { setTimeout as sleep } from 'node:timers/promises';
import { EngineRefusal } from '../engine/engine.js';
import type { Engine } from '../engine/engine.js';
import type { DeadLetters } from './dead-letters.js';
import type { Frame } from './log/frame.js';
import type { Room } from './log/room.js';
import { readSegment } from './log/segment.js';
import type { Segment } from './log/segment.js';
import { SegmentFacts } from './segment-facts.js';
import { tableNames } from './tables.js';
import type { TableName } from './tables.js';

const firstPause = 50;
const longestPause = 2_000;

/** What putting a segment into the engine needs. */
export interface InsertOptions {
  engine: Engine;
  deadLetters: DeadLetters;
  /** For the segment as it is in the log, and for its lines by tables. */
  rooms: { readonly file: Room; readonly lines: Room };
  /** Ends the retries. */
  signal: AbortSignal;
  /** Hears what the rows say before they go in, and does what puts them there. @defaultValue does only that */
  write?: ((facts: SegmentFacts, insert: () => Promise<void>) => Promise<void>) | undefined;
  /** Hears why the engine did not take a block, and that it did. */
  onAttempt: (error: Error | undefined) => void;
}

/**
 * Puts a segment's rows into the engine, one block for each table, for as long as it takes. The same
 * segment makes the same blocks with the same tokens every time, so after a crash it may be done again.
 */
export async function insertSegment(segment: Segment, options: InsertOptions): Promise<void> {
  const { rooms } = options;
  const { frames } = await readSegment(segment, rooms.file);
  const blocks = toBlocks(frames, rooms.lines.take(segment.bytes));
  const insert = async (): Promise<void> => {
    await Promise.all(
      Array.from(blocks, ([table, lines]) =>
        insertLines(table, lines, `${segment.token}-${table}`, options),
      ),
    );
  };
  const { write } = options;
  await (write ? write(segment.facts ?? SegmentFacts.of(frames), insert) : insert());
}

/** The lines of each table, one after the other. */
function toBlocks(frames: readonly Frame[], room: Buffer): Map<TableName, Buffer> {
  const blocks = new Map<TableName, Buffer>();
  const sections = frames.flatMap((frame) => frame.sections);
  let end = 0;
  for (const name of tableNames) {
    const start = end;
    for (const { table, lines } of sections) if (table === name) end += lines.copy(room, end);
    if (end > start) blocks.set(name, room.subarray(start, end));
  }
  return blocks;
}

/** Halves what the engine refuses until the rows at fault stand alone, and sets those aside. */
async function insertLines(
  table: TableName,
  lines: Buffer,
  token: string,
  options: InsertOptions,
): Promise<void> {
  const refusal = await insertPatiently(table, lines, token, options);
  if (!refusal) return;
  const middle = middleLine(lines);
  if (middle === lines.length) {
    await options.deadLetters.put(table, lines, refusal.message);
    return;
  }
  await insertLines(table, lines.subarray(0, middle), `${token}.0`, options);
  await insertLines(table, lines.subarray(middle), `${token}.1`, options);
}

/** Tries until the engine takes the block or says that its data is bad. */
async function insertPatiently(
  table: TableName,
  lines: Buffer,
  token: string,
  { engine, signal, onAttempt }: InsertOptions,
): Promise<EngineRefusal | undefined> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    signal.throwIfAborted();
    try {
      await engine.insert({ table, rows: [lines], token });
      onAttempt(undefined);
      return undefined;
    } catch (error) {
      if (error instanceof EngineRefusal && error.isBadData) return error;
      onAttempt(error instanceof Error ? error : new Error(String(error)));
      await sleep(pause, undefined, { signal });
    }
  }
}

/** Where the line after the middle begins; the end, if there is one line only. */
function middleLine(lines: Buffer): number {
  const half = lines.indexOf('\n', Math.floor(lines.length / 2)) + 1;
  if (half > 0 && half < lines.length) return half;
  return lines.indexOf('\n') + 1;
}
