import type { Engine } from '../engine/engine.js';
import type { IdSet } from './id-set.js';

const recordBytes = 24;

/** Adds the ids that the engine received since a time (ms), as they stream in. */
export async function loadKnownIds(
  engine: Engine,
  ids: IdSet,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  const records = engine.bytes(
    `SELECT id, toUnixTimestamp64Milli(received_at) FROM messages
     WHERE main = 1 AND received_at >= fromUnixTimestamp64Milli({since:Int64}) FORMAT RowBinary`,
    { since },
  );
  let rest = Buffer.alloc(0);
  for await (const chunk of records) {
    if (signal.aborted) return;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    const end = bytes.length - (bytes.length % recordBytes);
    for (let at = 0; at < end; at += recordBytes) addRecord(ids, bytes, at);
    rest = bytes.subarray(end);
  }
}

/** One record: the id's 16 bytes and the time's 8, little-endian. */
function addRecord(ids: IdSet, bytes: Buffer, at: number): void {
  ids.addWords(
    bytes.readUInt32LE(at),
    bytes.readUInt32LE(at + 4),
    bytes.readUInt32LE(at + 8),
    bytes.readUInt32LE(at + 12),
    Number(bytes.readBigInt64LE(at + 16)),
  );
}
