import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import type { Pack } from 'tar-stream';
import { auditPath } from '../audit/audit-trail.js';
import { journalPath } from '../erasure/journal.js';
import { keysPath } from '../sites/keys-file.js';
import { migrations } from '../store/migrations/index.js';
import type { Store } from '../store/store.js';
import { freezeTables } from './freeze-tables.js';
import type { FrozenStore } from './freeze-tables.js';
import { manifestName } from './manifest.js';
import type { Manifest } from './manifest.js';

/** What {@link packBackup} takes. */
export interface PackBackupOptions {
  store: Store;
  site: string;
  now: () => Date;
}

/**
 * Packs a moment of a running store into a tar archive. It holds the keys and the settings, too: keep it
 * as safe as the data directory. The manifest comes last.
 *
 * @throws Error where the tables are with a server, which has backups of its own
 */
export async function packBackup({ store, site, now }: PackBackupOptions): Promise<Readable> {
  if (store.kind === 'remote') {
    throw new Error('The tables are with a ClickHouse server: back them up there');
  }
  const frozen = await freezeTables(store, now);
  const archive = pack();
  const writing = write(archive, store.dir, site, frozen).then(
    () => archive.finalize(),
    (error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  void writing.finally(() => frozen.release());
  archive.once('close', () => void frozen.release());
  return archive as unknown as Readable;
}

async function write(archive: Pack, dir: string, site: string, frozen: FrozenStore): Promise<void> {
  const files: Manifest['files'] = [];
  const add = async (name: string, path: string): Promise<void> => {
    files.push(await addFile(archive, name, path));
  };
  for (const [name, path] of smallFiles(dir)) {
    const content = readFileSync(path);
    files.push(describe(name, content));
    archive.entry({ name, size: content.length, mode: 0o600 }, content);
  }
  for (const { name, path } of frozen.segments) await add(`log/${name}`, path);
  for (const [table, { folder, parts }] of frozen.tables) {
    for (const part of parts) {
      for (const file of await filesBelow(join(folder, part))) {
        await add(`tables/${table}/${part}/${file}`, join(folder, part, file));
      }
    }
  }
  const manifest: Manifest = {
    format: 'ruche-backup',
    version: 1,
    point: frozen.point.toISOString(),
    site,
    schema: migrations.at(-1)?.number ?? 0,
    tables: Object.fromEntries(
      [...frozen.tables].map(([table, { parts, rows }]) => [table, { parts, rows }]),
    ),
    files,
  };
  archive.entry({ name: manifestName, mode: 0o600 }, JSON.stringify(manifest));
}

/** Keys, settings, and what is noted beside the tables: read whole, so that a change meanwhile does no harm. */
function smallFiles(dir: string): [string, string][] {
  const sites = join(dir, 'sites');
  const named: [string, string][] = [
    ['keys.json', keysPath(dir)],
    ['erasures.json', journalPath(dir)],
    ['audit.ndjson', auditPath(dir)],
    ['dead-letters.ndjson', join(dir, 'dead-letters.ndjson')],
    ...(existsSync(sites) ? readdirSync(sites) : [])
      .filter((name) => name.endsWith('.json'))
      .map((name): [string, string] => [`sites/${name}`, join(sites, name)]),
  ];
  return named.filter(([, path]) => existsSync(path));
}

async function addFile(archive: Pack, name: string, path: string) {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  const entry = archive.entry({ name, size, mode: 0o600 });
  await pipeline(
    createReadStream(path),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    entry as unknown as NodeJS.WritableStream,
  );
  return { path: name, bytes: size, sha256: hash.digest('hex') };
}

function describe(path: string, content: Buffer): Manifest['files'][number] {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, bytes: content.length, sha256 };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}
