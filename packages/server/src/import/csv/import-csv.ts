import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { CommandFailed } from '../../cli/command.js';
import { lineId } from '../../cli/import-file.js';
import { createBatchSender } from '../send-batches.js';
import type { BatchSenderOptions } from '../send-batches.js';
import type { CsvField, CsvMap } from './csv-map.js';

/** What {@link importCsv} takes. */
export interface ImportCsvOptions extends BatchSenderOptions {
  file: string;
  map: CsvMap;
  onBytes?: ((bytes: number) => void) | undefined;
}

const delimiters = [',', ';', '\t'];
const longestRow = 1024 * 1024;

/**
 * Sends the rows of a table as messages, row by row. Columns are named by the first row and divided by
 * comma, semicolon or tab, whichever that row has most of. An empty cell is no field; a row without a
 * `messageId` gets one of its content and place.
 */
export async function importCsv(options: ImportCsvOptions): Promise<void> {
  const { file, map, onBytes } = options;
  const sender = createBatchSender(options);
  const rows = await openRows(file, onBytes);
  let columns: string[] | undefined;
  let place = 1;
  for await (const cells of rows as AsyncIterable<string[]>) {
    if (!columns) {
      columns = cells;
      checkColumns(file, columns, map);
      continue;
    }
    place += 1;
    const text = cells.join('\0');
    const message = toMessage(cells, columns, map);
    await sender.add(
      { ...message, messageId: message['messageId'] ?? lineId(place, text) },
      { place, bytes: Buffer.byteLength(JSON.stringify(message)) + 64 },
    );
  }
  await sender.end();
}

async function openRows(file: string, onBytes: ImportCsvOptions['onBytes']) {
  const raw = file === '-' ? process.stdin : createReadStream(file);
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes?.(chunk.length);
      done(null, chunk);
    },
  });
  const bytes = file.endsWith('.gz') ? raw.pipe(count).pipe(createGunzip()) : raw.pipe(count);
  const head = await firstChunk(bytes);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head.toString('utf8').split('\n', 1)[0] ?? ''),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  parser.write(head);
  raw.once('error', (error: Error) => parser.destroy(error));
  return bytes.pipe(parser);
}

/** The first bytes, left in the stream for whoever reads it next but for these. */
async function firstChunk(stream: NodeJS.ReadableStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => resolve(Buffer.alloc(0)));
    stream.once('data', (chunk: Buffer) => {
      stream.pause();
      resolve(chunk);
    });
  });
}

function delimiterOf(line: string): string {
  const counts = delimiters.map((one) => line.split(one).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function checkColumns(file: string, columns: readonly string[], map: CsvMap): void {
  for (const field of map.values()) {
    if (!('column' in field) || columns.includes(field.column)) continue;
    throw new CommandFailed(
      `${file} has no column ${field.column}; it has ${columns.map((one) => `"${one}"`).join(', ')}`,
    );
  }
}

function toMessage(
  cells: readonly string[],
  columns: readonly string[],
  map: CsvMap,
): Record<string, unknown> {
  const message: Record<string, unknown> = { type: 'track' };
  for (const [path, field] of map) {
    const value = valueOf(field, cells, columns);
    if (value === undefined) continue;
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      message[head] = value;
      continue;
    }
    let bag = (message[head] ??= {}) as Record<string, unknown>;
    for (const step of rest.slice(0, -1)) bag = (bag[step] ??= {}) as Record<string, unknown>;
    bag[rest.at(-1) ?? ''] = value;
  }
  return message;
}

function valueOf(field: CsvField, cells: readonly string[], columns: readonly string[]): unknown {
  if ('value' in field) return field.value;
  const cell = cells[columns.indexOf(field.column)]?.trim();
  if (cell === undefined || cell === '') return undefined;
  if (field.as === 'number') return Number(cell);
  return field.as === 'boolean' ? /^(?:1|t|true|y|yes|oui|vrai)$/i.test(cell) : cell;
}
