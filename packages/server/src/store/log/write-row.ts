import type { GrowingBuffer } from './growing-buffer.js';

/** Writes one row as a line of JSONEachRow, with integers of any size as ClickHouse reads them. */
export function writeRow(buffer: GrowingBuffer, row: Record<string, unknown>): void {
  let isFirst = true;
  // Without a list of the columns: this is done for every row.
  for (const column in row) {
    const value = row[column];
    if (value === undefined) continue;
    buffer.writeColumn(column, isFirst);
    isFirst = false;
    writeValue(buffer, value);
  }
  buffer.writeAscii(isFirst ? '{}\n' : '}\n');
}

function writeValue(buffer: GrowingBuffer, value: unknown): void {
  switch (typeof value) {
    case 'string':
      if (!buffer.writePlainText(value)) buffer.writeText(escaped(value));
      return;
    case 'number':
      buffer.writeAscii(Number.isFinite(value) ? String(value) : 'null');
      return;
    case 'bigint':
      buffer.writeAscii(`"${value}"`);
      return;
    case 'boolean':
      buffer.writeAscii(value ? '1' : '0');
      return;
    default:
      if (value === null) buffer.writeAscii('null');
      else if (value instanceof Date) buffer.writeAscii(`"${value.toISOString()}"`);
      else if (Array.isArray(value)) writeList(buffer, value);
      else buffer.writeText(JSON.stringify(value));
  }
}

function writeList(buffer: GrowingBuffer, values: readonly unknown[]): void {
  buffer.writeAscii('[');
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) buffer.writeAscii(',');
    writeValue(buffer, values[at]);
  }
  buffer.writeAscii(']');
}

/** The engine refuses half a surrogate pair, which JSON can carry: U+FFFD takes its place. */
function escaped(value: string): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}
