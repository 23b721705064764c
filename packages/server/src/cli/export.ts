import { askApi } from './ask-api.js';
import type { AddCommand } from './command.js';
import { dataOption, keyOption, toOption } from './options.js';
import { withPerson } from './with-person.js';

interface ExportOptions {
  data: string;
  to?: string;
  key?: string;
}

/** `ruche export MEMBER`: everything about one person, as JSON. */
export const addExport: AddCommand = (program) => {
  program
    .command('export')
    .description('print everything about one person, as JSON')
    .argument('<member>', 'the user id')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .action(async (member: string, options: ExportOptions) => {
      const found = await (options.to === undefined
        ? fromDirectory(member, options)
        : fromCollector(member, options, options.to));
      process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    });
};

async function fromCollector(
  member: string,
  options: ExportOptions,
  url: string,
): Promise<unknown> {
  const path = `/v1/members/${encodeURIComponent(member)}/export`;
  return (await askApi(url, path, options)).json();
}

async function fromDirectory(member: string, { data: dir }: ExportOptions): Promise<unknown> {
  const { exportMember } = await import('../erasure/export-member.js');
  return withPerson({ dir, member, act: 'export' }, ({ store, site, person }) =>
    exportMember({ store, site: site.id, member, person, asOf: new Date() }),
  );
}
