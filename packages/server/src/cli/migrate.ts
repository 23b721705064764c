import { Option } from 'commander';
import type { AddCommand } from './command.js';
import { dataOption } from './options.js';

/** `ruche migrate --to URL`: from the embedded engine to a server or cluster. */
export const addMigrate: AddCommand = (program) => {
  program
    .command('migrate')
    .description(
      'move what a directory’s embedded engine holds to a ClickHouse server or cluster, and verify it; goes on where it was cut off',
    )
    .addOption(dataOption())
    .addOption(
      new Option(
        '--to <url>',
        'the ClickHouse, as --clickhouse-url takes it',
      ).makeOptionMandatory(),
    )
    .action(async ({ data: dir, to: url }: { data: string; to: string }) => {
      const { moveStore } = await import('../migrate/move-store.js');
      const isWatched = process.stderr.isTTY;
      const { tables, rows, answers } = await moveStore({
        dir,
        url,
        onRows: (moved, of) => {
          if (isWatched) process.stderr.write(`\r${moved} of ${of} rows`);
        },
      });
      if (isWatched) process.stderr.write('\n');
      process.stdout.write(
        `moved ${rows} rows of ${tables} tables; ${answers} questions are answered alike\n` +
          `now start the collector with RUCHE_CLICKHOUSE_URL set to that address; ${dir}/engine is as it was\n`,
      );
    });
};
