import { join } from 'node:path';
import { CommandFailed } from '../cli/command.js';
import { openEmbeddedEngine } from '../engine/embedded-engine.js';
import type { Engine } from '../engine/engine.js';
import { openRemoteEngine } from '../engine/remote-engine.js';
import { openSites } from '../sites/open-sites.js';
import { lockDataDirectory } from '../store/data-lock.js';
import { migrate } from '../store/migrate.js';
import { openStore } from '../store/open-store.js';
import { openMoveProgress } from './move-progress.js';
import type { MoveProgress } from './move-progress.js';
import { listPieces, listTables, moveTables } from './move-tables.js';
import { compareAnswers, compareTables } from './verify-move.js';

/** What {@link moveStore} takes. */
export interface MoveStoreOptions {
  /** A data directory that no collector has open. */
  dir: string;
  /** A ClickHouse, as for `--clickhouse-url`. */
  url: string;
  onRows?: ((moved: number, of: number) => void) | undefined;
}

/** What a move did. */
export interface Moved {
  tables: number;
  rows: number;
  /** Questions that both answered alike. */
  answers: number;
}

/**
 * Moves what the embedded engine of a directory holds to a ClickHouse server or cluster, and makes sure that
 * it is there: by the number and content of the rows of each table, and by the answers to every metric. A
 * move that was cut off goes on where it was. Nothing is taken away here.
 */
export async function moveStore({ dir, url, onRows }: MoveStoreOptions): Promise<Moved> {
  // Whatever waits in the log goes into the tables first.
  const store = await openStore({ dir });
  await store.flush();
  await store.close();

  const lock = await lockDataDirectory(dir);
  const to = openRemoteEngine({ url });
  let from: Engine | undefined;
  try {
    from = await openEmbeddedEngine({ dir: join(dir, 'engine') });
    const [site] = openSites({ dir }).all();
    if (!site) throw new CommandFailed(`${dir} has no site`);
    await migrate({ engine: to });
    const tables = await listTables(from);
    const progress = openMoveProgress(dir, url);
    await checkTarget({ to, tables, site: site.id, progress });

    const pieces = await listPieces(from, tables);
    const all = pieces.reduce((sum, { rows }) => sum + rows, 0);
    let rows = 0;
    await moveTables({
      from,
      to,
      pieces,
      progress,
      onPiece: (piece) => {
        rows += piece.rows;
        onRows?.(rows, all);
      },
    });

    const unequal = await compareTables(from, to, tables);
    if (unequal.length > 0) throw new CommandFailed(`the copy is not equal: ${unequal.join('; ')}`);
    const { asked, differences } = await compareAnswers(from, to, { site, asOf: new Date() });
    if (differences.length > 0) {
      throw new CommandFailed(`the copy answers otherwise: ${differences.join(', ')}`);
    }
    return { tables: tables.length, rows, answers: asked };
  } finally {
    await from?.close();
    await to.close();
    await lock.release();
  }
}

/** Rows of the same site that somebody else put there would be mixed up with these. */
async function checkTarget(options: {
  to: Engine;
  tables: readonly string[];
  site: string;
  progress: MoveProgress;
}): Promise<void> {
  const { to, tables, site, progress } = options;
  if (progress.isBegun) return;
  for (const table of tables) {
    const found = await to.query(
      'SELECT 1 FROM {table:Identifier} WHERE site = {site:String} LIMIT 1',
      {
        table,
        site,
      },
    );
    if (found.length === 0) continue;
    throw new CommandFailed(`the site ${site} has rows in ${table} over there already`);
  }
}
