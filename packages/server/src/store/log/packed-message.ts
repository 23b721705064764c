import { instantOf } from '../column-time.js';
import type { MessageRow } from '../tables.js';
import type { GrowingBuffer } from './growing-buffer.js';

/*
 * A row of `messages` as ClickHouse's RowBinary has it: the values one after the other without names, a third
 * of the bytes that the same row has as JSON, and as much less to write, to check and to read.
 */

/** The columns of a packed row, in its order. */
export const packedColumns = [
  'site',
  'grp',
  'main',
  'event',
  'claimed_at',
  'id',
  'ts',
  'received_at',
  'actor',
  'visitor',
  'session',
  'object',
  'parent',
  'author',
  'mentions',
  'device',
  'active_ms',
  'verified',
  'version',
  'props',
] as const satisfies readonly (keyof MessageRow)[];

const devices = ['unknown', 'desktop', 'mobile', 'tablet', 'other', 'bot'] as const;
const deviceNumbers = new Map<unknown, number>(devices.map((device, number) => [device, number]));

/**
 * Writes a row; what is left out takes the column's default.
 *
 * @throws TypeError where a value is none of its column's.
 */
export function packMessage(buffer: GrowingBuffer, row: Record<string, unknown>): void {
  // Column for column, without a list of them: this is done for every message.
  buffer.writeCounted(text('site', row['site']));
  buffer.writeCounted(text('grp', row['grp']));
  buffer.writeUint8(whole('main', row['main']));
  buffer.writeCounted(text('event', row['event']));
  buffer.writeInt64(instant('claimed_at', row['claimed_at']));
  buffer.writeUint128(integer('id', row['id']));
  buffer.writeInt64(instant('ts', row['ts']));
  buffer.writeInt64(instant('received_at', row['received_at']));
  buffer.writeUint64(integer('actor', row['actor'] ?? 0n));
  buffer.writeUint64(integer('visitor', row['visitor'] ?? 0n));
  buffer.writeUint64(integer('session', row['session'] ?? 0n));
  buffer.writeCounted(text('object', row['object'] ?? ''));
  buffer.writeCounted(text('parent', row['parent'] ?? ''));
  buffer.writeUint64(integer('author', row['author'] ?? 0n));
  writeMentions(buffer, row['mentions']);
  buffer.writeUint8(deviceNumber(row['device']));
  buffer.writeUint32(whole('active_ms', row['active_ms'] ?? 0));
  buffer.writeUint8(whole('verified', row['verified'] ?? 0));
  buffer.writeUint32(whole('version', row['version'] ?? 0));
  buffer.writeCounted(text('props', row['props'] ?? ''));
}

function writeMentions(buffer: GrowingBuffer, mentions: unknown): void {
  if (mentions === undefined) return buffer.writeVarint(0);
  if (!Array.isArray(mentions)) throw wrong('mentions', 'a list');
  buffer.writeVarint(mentions.length);
  for (const mention of mentions) buffer.writeUint64(integer('mentions', mention));
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

function deviceNumber(device: unknown): number {
  if (device === undefined) return 0;
  const number = deviceNumbers.get(device);
  if (number === undefined) throw wrong('device', `one of ${devices.join(', ')}`);
  return number;
}

function wrong(column: string, right: string): TypeError {
  return new TypeError(`messages.${column} must be ${right}`);
}

/** A packed row, read back. */
export interface PackedMessage {
  row: MessageRow;
  /** Where the next one begins. */
  end: number;
}

/** Reads packed rows, one after the other. */
export function* unpackMessages(bytes: Buffer): Generator<PackedMessage> {
  for (let at = 0; at < bytes.length;) {
    const found = unpackMessage(bytes, at);
    yield found;
    at = found.end;
  }
}

function unpackMessage(bytes: Buffer, start: number): PackedMessage {
  let at = start;
  const uint8 = (): number => bytes.readUInt8(at++);
  const uint32 = (): number => bytes.readUInt32LE((at += 4) - 4);
  const uint64 = (): bigint => bytes.readBigUInt64LE((at += 8) - 8);
  const time = (): Date => new Date(Number(bytes.readBigInt64LE((at += 8) - 8)));
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = uint8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  const counted = (): string => {
    const size = varint();
    return bytes.toString('utf8', at, (at += size));
  };
  // The order of these is that of the columns.
  const row: MessageRow = {
    site: counted(),
    grp: counted(),
    main: uint8() as 0 | 1,
    event: counted(),
    claimed_at: time(),
    id: uint64() + (uint64() << 64n),
    ts: time(),
    received_at: time(),
    actor: uint64(),
    visitor: uint64(),
    session: uint64(),
    object: counted(),
    parent: counted(),
    author: uint64(),
    mentions: Array.from({ length: varint() }, uint64),
    device: devices[uint8()]!,
    active_ms: uint32(),
    verified: uint8() as 0 | 1,
    version: uint32(),
    props: counted(),
  };
  return { row, end: at };
}
