import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { KeptSegment, Store } from '../store/store.js';

/** A moment of a store, held fast by hard links while the archive is made. */
export interface FrozenStore {
  point: Date;
  /** The folder of a table's parts, and how many rows they have. */
  tables: Map<string, { folder: string; parts: string[]; rows: number }>;
  /** Copies of the segments of the log, by their names. */
  segments: { name: string; path: string }[];
  /** Lets go of it. */
  release(): Promise<void>;
}

interface Table {
  name: string;
  uuid: string;
}

/** Held files lie in folders of this name until the archive is made; the engine takes it as it is. */
const stagingPrefix = 'backup_';

/**
 * Holds a moment of the store. The tables' parts are linked, not copied, which takes milliseconds whatever
 * their size; only for so long does the log keep its rows to itself.
 */
export async function freezeTables(store: Store, now: () => Date): Promise<FrozenStore> {
  const name = `${stagingPrefix}${randomBytes(8).toString('hex')}`;
  const staging = join(store.dir, name);
  const shadow = join(store.dir, 'engine', 'data', 'shadow', name);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const release = async (): Promise<void> => {
    await rm(staging, { recursive: true, force: true });
    await rm(shadow, { recursive: true, force: true });
  };
  try {
    const all = await store.query<Table>(
      `SELECT name, toString(uuid) AS uuid FROM system.tables
      WHERE database = currentDatabase() AND engine LIKE '%MergeTree' ORDER BY name`,
    );
    return await store.still(async (waiting) => {
      const point = now();
      const segments = await keepSegments(staging, waiting);
      const tables: FrozenStore['tables'] = new Map();
      for (const { name: table, uuid } of all) {
        const [counted] = await store.query<{ rows: string }>(
          `SELECT sum(rows) AS rows FROM system.parts
          WHERE database = currentDatabase() AND table = {table:String} AND active`,
          { table },
        );
        await store.command(`ALTER TABLE {table:Identifier} FREEZE WITH NAME '${name}'`, { table });
        const folder = join(shadow, 'store', uuid.slice(0, 3), uuid);
        const rows = Number(counted?.rows);
        // An empty table leaves no folder.
        const parts = rows > 0 ? (await readdir(folder)).toSorted(byBlock) : [];
        tables.set(table, { folder, parts, rows });
      }
      return { point, tables, segments, release };
    });
  } catch (error) {
    await release();
    throw error;
  }
}

/** A complete segment never changes, but goes as soon as the engine has its rows. */
async function keepSegments(staging: string, waiting: readonly KeptSegment[]) {
  const kept: FrozenStore['segments'] = [];
  for (const { path } of waiting) {
    const copy = join(staging, basename(path));
    await link(path, copy).catch(() => copyFile(path, copy));
    kept.push({ name: basename(path), path: copy });
  }
  return kept;
}

/** `202601_3_9_1`: of rows with the same key and version the engine keeps the one of the later block. */
function byBlock(a: string, b: string): number {
  const block = (name: string): number => Number(/_(\d+)_\d+_\d+(?:_\d+)?$/.exec(name)?.[1] ?? 0);
  return block(a) - block(b) || (a < b ? -1 : 1);
}
