import { Readable } from 'node:stream';
import { note } from '../audit/audit-trail.js';
import { findSecret } from './find-secret.js';
import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { dataOption, keyOption, toOption } from './options.js';

interface BackupOptions {
  data: string;
  to?: string;
  key?: string;
}

type Archive = AsyncIterable<Uint8Array>;

/** `ruche backup PLACE`: an archive of everything, from a running collector or from a directory. */
export const addBackup: AddCommand = (program) => {
  program
    .command('backup')
    .description('write an archive of everything: a file, a folder, or s3://bucket/key')
    .argument('<place>', 'file, folder/, or s3://bucket/key (with AWS_… variables)')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .action(async (place: string, options: BackupOptions) => {
      const { archivePath, isS3, putArchive, writeArchiveFile } =
        await import('../backup/archive-store.js');
      const name = `ruche-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.tar`;
      const keep = async (archive: Archive): Promise<string> => {
        if (!isS3(place)) {
          const path = archivePath(place, name);
          await writeArchiveFile(path, archive);
          return path;
        }
        const target = place.endsWith('/') ? `${place}${name}` : place;
        await putArchive(target, archive, process.env);
        return target;
      };
      const { to } = options;
      const kept = await (to === undefined
        ? fromDirectory(options, keep)
        : fromCollector(to, options, keep));
      process.stdout.write(`${kept}\n`);
    });
};

async function fromCollector(
  url: string,
  options: BackupOptions,
  keep: (archive: Archive) => Promise<string>,
): Promise<string> {
  const { secretKey } = findSecret(options);
  // Parts are compressed already.
  const headers = { authorization: `Bearer ${secretKey}`, 'accept-encoding': 'identity' };
  const response = await fetch(`${url}/v1/backup`, { headers });
  if (!response.ok || !response.body) {
    throw new CommandFailed(`${url} answered ${response.status}: ${await response.text()}`);
  }
  return keep(Readable.fromWeb(response.body));
}

async function fromDirectory(
  { data: dir }: BackupOptions,
  keep: (archive: Archive) => Promise<string>,
): Promise<string> {
  const [{ packBackup }, { openSites }, { openStore }] = await Promise.all([
    import('../backup/pack-backup.js'),
    import('../sites/open-sites.js'),
    import('../store/open-store.js'),
  ]);
  const store = await openStore({ dir });
  try {
    const [site] = openSites({ dir }).all();
    if (!site) throw new CommandFailed(`${dir} has no site`);
    const now = () => new Date();
    const kept = await keep(await packBackup({ store, site: site.id, now }));
    note(dir, { at: now().toISOString(), site: site.id, act: 'backup', by: { way: 'command' } });
    return kept;
  } finally {
    await store.close();
  }
}
