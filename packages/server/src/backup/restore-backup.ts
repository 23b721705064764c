import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openEmbeddedEngine } from '../engine/embedded-engine.js';
import type { Engine } from '../engine/engine.js';
import { journalPath, readJournal } from '../erasure/journal.js';
import type { Erasure } from '../erasure/journal.js';
import { replayErasures } from '../erasure/replay-erasures.js';
import { lockDataDirectory } from '../store/data-lock.js';
import { migrate } from '../store/migrate.js';
import { migrations } from '../store/migrations/index.js';
import { openStore } from '../store/open-store.js';
import { BackupBroken } from './manifest.js';
import type { Manifest } from './manifest.js';
import { unpackArchive, verifyArchive } from './read-archive.js';

/** What {@link restoreBackup} takes. */
export interface RestoreOptions {
  /** The archive. */
  file: string;
  /** The data directory that is to be. */
  dir: string;
  /** Puts aside a directory that is there already. */
  replace?: boolean;
  /** A journal of erasures beside those of the archive and of the directory. */
  erasures?: string | undefined;
  now?: () => Date;
}

/** What came of it. */
export interface Restored {
  manifest: Manifest;
  /** People who were erased after the archive was made, and are again. */
  erased: number;
  /** Where the directory that was there is now. */
  aside: string | undefined;
}

/**
 * Makes a data directory of an archive. The archive is checked whole first, then a new directory is built
 * beside the old one and takes its place at the very end: what fails on the way leaves all as it was.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, replace = false, erasures, now = () => new Date() } = options;
  const dir = resolve(options.dir);
  const manifest = await verifyArchive(file);
  if (manifest.schema > (migrations.at(-1)?.number ?? 0)) {
    throw new BackupBroken('The archive was made by a later version of Ruche');
  }
  const isThere = existsSync(dir) && readdirSync(dir).length > 0;
  if (isThere && !replace) throw new BackupBroken(`${dir} is not empty: --replace puts it aside`);
  // Not under the feet of a collector: whoever has it open is named.
  if (isThere) await (await lockDataDirectory(dir)).release();
  const wanted = [
    ...readJournal(journalPath(dir)),
    ...(erasures === undefined ? [] : readJournal(erasures)),
  ];

  const draft = `${dir}.restoring`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await unpackArchive(file, draft);
    await attachTables(draft, manifest);
    await rm(join(draft, 'tables'), { recursive: true, force: true });
    await rm(join(draft, 'manifest.json'));
    const erased = await openOnce(draft, wanted, now);
    const aside = isThere
      ? `${dir}.before-${now().toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined;
    if (aside) await rename(dir, aside);
    else await rm(dir, { recursive: true, force: true });
    await rename(draft, dir);
    return { manifest, erased, aside };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the tables as they were then, and gives them their parts. */
async function attachTables(draft: string, { schema, tables }: Manifest): Promise<void> {
  const engine = await openEmbeddedEngine({ dir: join(draft, 'engine') });
  try {
    await migrate({ engine, steps: migrations.filter(({ number }) => number <= schema) });
    const found = await engine.query<{ name: string; uuid: string }>(
      `SELECT name, toString(uuid) AS uuid FROM system.tables WHERE database = currentDatabase()`,
    );
    for (const { name, uuid } of found) {
      const table = tables[name];
      // Which steps have run is noted by the steps themselves.
      if (!table || name === 'migrations') continue;
      const folder = join(draft, 'engine', 'data', 'store', uuid.slice(0, 3), uuid, 'detached');
      await mkdir(folder, { recursive: true });
      for (const part of table.parts) {
        await rename(join(draft, 'tables', name, part), join(folder, part));
        await engine.command('ALTER TABLE {name:Identifier} ATTACH PART {part:String}', {
          name,
          part,
        });
      }
      await checkRows(engine, name, table.rows);
    }
  } finally {
    await engine.close();
  }
}

async function checkRows(engine: Engine, table: string, rows: number): Promise<void> {
  const [found] = await engine.query<{ rows: string }>(
    `SELECT sum(rows) AS rows FROM system.parts
    WHERE database = currentDatabase() AND table = {table:String} AND active`,
    { table },
  );
  if (Number(found?.rows) >= rows) return;
  throw new BackupBroken(`${table} has ${found?.rows} rows where the archive has ${rows}`);
}

/** Opens the new directory once: the log goes into the tables, and who was erased since is erased again. */
async function openOnce(draft: string, wanted: readonly Erasure[], now: () => Date) {
  const store = await openStore({ dir: draft });
  try {
    await store.flush();
    return await replayErasures({ store, wanted, now });
  } finally {
    await store.close();
  }
}
