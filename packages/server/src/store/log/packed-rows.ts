import { instantOf } from '../column-time.js';
import type { ContentRow, MessageRow, TableName } from '../tables.js';
import type { GrowingBuffer } from './growing-buffer.js';
import { PackedReader } from './packed-reader.js';

/*
 * Rows as ClickHouse's RowBinary has them: the values one after the other without names, a third of the bytes
 * that the same row has as JSON, and as much less to write, to check and to read. Messages and contents come by
 * the thousand; rows of other tables are few.
 */

type Row = Record<string, unknown>;

/** How the rows of a table are packed. */
export interface PackedLayout {
  /** The columns of a row, in its order. */
  readonly columns: readonly string[];
  /**
   * Writes a row; what is left out takes the column's default.
   *
   * @throws TypeError where a value is none of its column's.
   */
  pack(buffer: GrowingBuffer, row: Row): void;
  /** Reads one row. */
  unpack(reader: PackedReader): Row;
}

/** The tables whose rows are packed. */
export const packedLayouts: Partial<Record<TableName, PackedLayout>> = {
  messages: {
    columns: [
      ...['site', 'grp', 'main', 'event', 'claimed_at', 'id', 'ts', 'received_at', 'actor'],
      ...['visitor', 'session', 'object', 'parent', 'author', 'mentions', 'device', 'active_ms'],
      ...['verified', 'version', 'props'],
    ],
    pack: packMessage,
    unpack: unpackMessage,
  },
  contents: {
    columns: [
      ...['site', 'kind', 'id', 'actor', 'grps', 'ts', 'title', 'url', 'parent', 'starts_at'],
      'ver',
    ],
    pack: packContent,
    unpack: unpackContent,
  },
};

/** A packed row, read back. */
export interface PackedRow {
  row: Row;
  /** Where the next one begins. */
  end: number;
}

/** Reads packed rows of a table, one after the other. */
export function* unpackRows(table: TableName, bytes: Buffer): Generator<PackedRow> {
  const layout = packedLayouts[table];
  if (!layout) throw new Error(`The log was written by a later version: packed ${table}`);
  for (const reader = new PackedReader(bytes); reader.at < bytes.length;) {
    yield { row: layout.unpack(reader), end: reader.at };
  }
}

const none: readonly unknown[] = [];
const devices = ['unknown', 'desktop', 'mobile', 'tablet', 'other', 'bot'] as const;
const deviceNumbers = new Map<unknown, number>(devices.map((device, number) => [device, number]));

// Column for column, without a list of them: this is done for every message.

function packMessage(buffer: GrowingBuffer, row: Row): void {
  buffer.writeCounted(text('messages.site', row['site']));
  buffer.writeCounted(text('messages.grp', row['grp']));
  buffer.writeUint8(whole('messages.main', row['main']));
  buffer.writeCounted(text('messages.event', row['event']));
  buffer.writeInt64(instant('messages.claimed_at', row['claimed_at']));
  buffer.writeUint128(integer('messages.id', row['id']));
  buffer.writeInt64(instant('messages.ts', row['ts']));
  buffer.writeInt64(instant('messages.received_at', row['received_at']));
  buffer.writeUint64(integer('messages.actor', row['actor'] ?? 0n));
  buffer.writeUint64(integer('messages.visitor', row['visitor'] ?? 0n));
  buffer.writeUint64(integer('messages.session', row['session'] ?? 0n));
  buffer.writeCounted(text('messages.object', row['object'] ?? ''));
  buffer.writeCounted(text('messages.parent', row['parent'] ?? ''));
  buffer.writeUint64(integer('messages.author', row['author'] ?? 0n));
  const mentions = list('messages.mentions', row['mentions'] ?? none);
  buffer.writeVarint(mentions.length);
  for (const one of mentions) buffer.writeUint64(integer('messages.mentions', one));
  buffer.writeUint8(deviceNumber(row['device'] ?? 'unknown'));
  buffer.writeUint32(whole('messages.active_ms', row['active_ms'] ?? 0));
  buffer.writeUint8(whole('messages.verified', row['verified'] ?? 0));
  buffer.writeUint32(whole('messages.version', row['version'] ?? 0));
  buffer.writeCounted(text('messages.props', row['props'] ?? ''));
}

function unpackMessage(reader: PackedReader): MessageRow {
  return {
    site: reader.counted(),
    grp: reader.counted(),
    main: reader.uint8() as 0 | 1,
    event: reader.counted(),
    claimed_at: reader.time(),
    id: reader.uint128(),
    ts: reader.time(),
    received_at: reader.time(),
    actor: reader.uint64(),
    visitor: reader.uint64(),
    session: reader.uint64(),
    object: reader.counted(),
    parent: reader.counted(),
    author: reader.uint64(),
    mentions: reader.list(() => reader.uint64()),
    device: devices[reader.uint8()]!,
    active_ms: reader.uint32(),
    verified: reader.uint8() as 0 | 1,
    version: reader.uint32(),
    props: reader.counted(),
  };
}

function packContent(buffer: GrowingBuffer, row: Row): void {
  buffer.writeCounted(text('contents.site', row['site']));
  buffer.writeCounted(text('contents.kind', row['kind']));
  buffer.writeCounted(text('contents.id', row['id']));
  buffer.writeUint64(integer('contents.actor', row['actor'] ?? 0n));
  const grps = list('contents.grps', row['grps'] ?? none);
  buffer.writeVarint(grps.length);
  for (const one of grps) buffer.writeCounted(text('contents.grps', one));
  buffer.writeInt64(instant('contents.ts', row['ts']));
  buffer.writeCounted(text('contents.title', row['title'] ?? ''));
  buffer.writeCounted(text('contents.url', row['url'] ?? ''));
  buffer.writeCounted(text('contents.parent', row['parent'] ?? ''));
  const startsAt = row['starts_at'] ?? null;
  buffer.writeUint8(startsAt === null ? 1 : 0);
  if (startsAt !== null) buffer.writeInt64(instant('contents.starts_at', startsAt));
  buffer.writeUint64(integer('contents.ver', row['ver']));
}

function unpackContent(reader: PackedReader): ContentRow {
  return {
    site: reader.counted(),
    kind: reader.counted(),
    id: reader.counted(),
    actor: reader.uint64(),
    grps: reader.list(() => reader.counted()),
    ts: reader.time(),
    title: reader.counted(),
    url: reader.counted(),
    parent: reader.counted(),
    starts_at: reader.uint8() === 1 ? null : reader.time(),
    ver: reader.uint64(),
  };
}

function text(column: string, value: unknown): string {
  if (typeof value !== 'string') throw wrong(column, 'text');
  return value;
}

function whole(column: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw wrong(column, 'a whole number');
  }
  return value;
}

function integer(column: string, value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) {
    return BigInt(value);
  }
  throw wrong(column, 'an integer');
}

function instant(column: string, value: unknown): number {
  const at = instantOf(value);
  if (Number.isNaN(at)) throw wrong(column, 'a time');
  return at;
}

function list(column: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(column, 'a list');
  return value;
}

function deviceNumber(device: unknown): number {
  const number = deviceNumbers.get(device);
  if (number === undefined) throw wrong('messages.device', `one of ${devices.join(', ')}`);
  return number;
}

function wrong(column: string, right: string): TypeError {
  return new TypeError(`${column} must be ${right}`);
}
