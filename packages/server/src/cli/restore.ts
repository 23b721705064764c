import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { dataOption } from './options.js';

interface RestoreCommandOptions {
  data: string;
  replace?: boolean;
  erasures?: string;
}

/** `ruche restore PLACE`: a data directory from an archive. */
export const addRestore: AddCommand = (program) => {
  program
    .command('restore')
    .description(
      'make a data directory from an archive; a broken one is refused, nothing is touched',
    )
    .argument('<place>', 'file, or s3://bucket/key (with AWS_… variables)')
    .addOption(dataOption())
    .option('--replace', 'put a directory aside that is there already')
    .option(
      '--erasures <file>',
      'erasures.json of a later time: who is in it is erased again; that of the directory counts anyhow',
    )
    .action(
      async (place: string, { data: dir, replace = false, erasures }: RestoreCommandOptions) => {
        const [{ fetchArchive, isS3 }, { restoreBackup }, { BackupBroken }] = await Promise.all([
          import('../backup/archive-store.js'),
          import('../backup/restore-backup.js'),
          import('../backup/manifest.js'),
        ]);
        const folder = isS3(place) ? await mkdtemp(join(tmpdir(), 'ruche-restore-')) : undefined;
        try {
          const file = folder ? join(folder, 'archive.tar') : place;
          if (folder) await fetchArchive(place, file, process.env);
          const { manifest, erased, aside } = await restoreBackup({ file, dir, replace, erasures });
          process.stdout.write(`restored ${dir} as of ${manifest.point}\n`);
          if (erased > 0) process.stdout.write(`erased again: ${erased}\n`);
          if (aside) process.stdout.write(`what was there is in ${aside}\n`);
        } catch (error) {
          throw error instanceof BackupBroken ? new CommandFailed(error.message) : error;
        } finally {
          if (folder) await rm(folder, { recursive: true, force: true });
        }
      },
    );
};
