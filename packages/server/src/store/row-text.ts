import { GrowingBuffer } from './log/growing-buffer.js';
import { writeRow } from './log/write-row.js';

const buffer = new GrowingBuffer();

/** One row as the log keeps it: a line of JSONEachRow. */
export function rowText(row: Record<string, unknown>): string {
  buffer.cut();
  writeRow(buffer, row);
  return buffer.view().toString();
}
