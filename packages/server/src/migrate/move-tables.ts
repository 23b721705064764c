import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from '../engine/engine.js';
import type { Engine } from '../engine/engine.js';
import type { MoveProgress } from './move-progress.js';

/** Rows that are moved at once: one block over there, with a token of its own. */
const pieceRows = 500_000;
/** How often a piece is tried where the target is away. */
const tries = 6;

/** A part of a table, small enough to be moved at once. */
export interface Piece {
  readonly table: string;
  readonly partition: string;
  readonly bucket: number;
  readonly buckets: number;
  readonly rows: number;
}

/** The tables of an engine’s database that hold rows, without the record of its own steps. */
export async function listTables(engine: Engine): Promise<string[]> {
  const tables = await engine.query<{ name: string }>(
    `SELECT name FROM system.tables
     WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND name != 'migrations'
     ORDER BY name`,
  );
  return tables.map(({ name }) => name);
}

/** Cuts the tables into pieces, the same ones each time. */
export async function listPieces(engine: Engine, tables: readonly string[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const table of tables) {
    const partitions = await engine.query<{ partition: string; rows: string }>(
      `SELECT _partition_id AS partition, count() AS rows FROM {table:Identifier}
       GROUP BY partition ORDER BY partition`,
      { table },
    );
    for (const { partition, rows } of partitions) {
      const buckets = Math.ceil(Number(rows) / pieceRows);
      for (let bucket = 0; bucket < buckets; bucket += 1) {
        pieces.push({
          table,
          partition,
          bucket,
          buckets,
          rows: Math.round(Number(rows) / buckets),
        });
      }
    }
  }
  return pieces;
}

/** What {@link moveTables} takes. */
export interface MoveTablesOptions {
  from: Engine;
  to: Engine;
  pieces: readonly Piece[];
  progress: MoveProgress;
  onPiece?: ((piece: Piece) => void) | undefined;
}

/** Copies the pieces that are not over there yet. A piece that was cut off is sent again, and counts once. */
export async function moveTables(options: MoveTablesOptions): Promise<void> {
  const { pieces, progress, onPiece } = options;
  const keys = new Map<string, string>();
  for (const piece of pieces) {
    const name = nameOf(piece);
    if (!progress.has(name)) {
      const key = keys.get(piece.table) ?? (await sortingKey(options.from, piece.table));
      keys.set(piece.table, key);
      await movePiece(piece, key, options);
      progress.add(name);
    }
    onPiece?.(piece);
  }
}

async function movePiece(
  piece: Piece,
  key: string,
  { from, to }: MoveTablesOptions,
): Promise<void> {
  const { table, partition, bucket, buckets } = piece;
  const token = createHash('sha256')
    .update(`move ${nameOf(piece)}`)
    .digest('hex');
  for (let attempt = 1; ; attempt += 1) {
    // In the order of the key, so that the same rows make the same block each time.
    const rows = from.bytes(
      `SELECT * FROM {table:Identifier} FINAL
       WHERE _partition_id = {partition:String} AND cityHash64(${key}) % {buckets:UInt32} = {bucket:UInt32}
       ORDER BY ${key} FORMAT Native`,
      { table, partition, buckets, bucket },
    );
    try {
      await to.insert({ table, rows, token, format: 'Native' });
      return;
    } catch (error) {
      if (!(error instanceof EngineUnavailable) || attempt >= tries) throw error;
      await sleep(250 * 2 ** attempt);
    }
  }
}

/** The columns that tell a table’s rows apart, as the table itself names them. */
async function sortingKey(engine: Engine, table: string): Promise<string> {
  const [row] = await engine.query<{ key: string }>(
    `SELECT sorting_key AS key FROM system.tables
     WHERE database = currentDatabase() AND name = {table:String}`,
    { table },
  );
  const key = row?.key ?? '';
  if (!/^[\w, ]+$/.test(key)) throw new Error(`The table ${table} is sorted by ${key}`);
  return key;
}

function nameOf({ table, partition, bucket, buckets }: Piece): string {
  return `${table}/${partition}/${bucket + 1}-${buckets}`;
}
