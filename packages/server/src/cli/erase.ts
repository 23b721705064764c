import { Option } from 'commander';
import type { ErasureResult } from '@ruche/schema';
import { askApi } from './ask-api.js';
import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { dataOption, keyOption, toOption } from './options.js';
import { withPerson } from './with-person.js';

interface EraseOptions {
  data: string;
  to?: string;
  key?: string;
  yes?: boolean;
}

/** `ruche erase MEMBER`: a person leaves every table and file; the totals stay. */
export const addErase: AddCommand = (program) => {
  program
    .command('erase')
    .description('erase a person; past acts stay in the totals under a number that leads to nobody')
    .argument('<member>', 'the user id')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(new Option('--yes', 'do it; without this nothing is done'))
    .action(async (member: string, options: EraseOptions) => {
      if (!options.yes)
        throw new CommandFailed(`this cannot be undone: add --yes to erase ${member}`);
      const rows = await (options.to === undefined
        ? fromDirectory(member, options)
        : fromCollector(member, options, options.to));
      const counts = Object.entries(rows).map(([table, count]) => `${table} ${count}`);
      process.stdout.write(`erased: ${counts.join(', ')}\n`);
    });
};

async function fromCollector(member: string, options: EraseOptions, url: string) {
  const path = `/v1/members/${encodeURIComponent(member)}`;
  const response = await askApi(url, path, options, 'DELETE');
  return ((await response.json()) as ErasureResult).rows;
}

async function fromDirectory(member: string, { data: dir }: EraseOptions) {
  const { createEraser } = await import('../erasure/create-eraser.js');
  return withPerson({ dir, member, act: 'erase' }, async ({ store, site, person }) => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const eraser = createEraser({ store, now: () => new Date(), log, forget: () => {} });
    await eraser.resume();
    return eraser.erase(site.id, member, person);
  });
}
