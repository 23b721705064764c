import { CommandFailed } from './command.js';
import type { AddCommand } from './command.js';
import { clickhouseOption, dataOption, toOption } from './options.js';

interface DoctorOptions {
  data: string;
  to?: string;
  clickhouseUrl?: string;
  json?: boolean;
}

/** `ruche doctor`: what is well and what is not. Exit status 1 where something fails. */
export const addDoctor: AddCommand = (program) => {
  program
    .command('doctor')
    .description('check configuration, disk, clock, store and permissions')
    .addOption(dataOption())
    .addOption(toOption())
    .addOption(clickhouseOption())
    .option('--json', 'print as JSON')
    .action(async ({ data: dir, to: url, clickhouseUrl, json = false }: DoctorOptions) => {
      const { examine } = await import('../doctor/examine.js');
      const findings = await examine({ dir, url, clickhouseUrl, now: () => new Date() });
      const lines = findings.map(
        ({ state, check, detail }) => `${state.padEnd(4)}  ${check.padEnd(20)}  ${detail}\n`,
      );
      process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : lines.join(''));
      const failed = findings.filter(({ state }) => state === 'fail').length;
      if (failed > 0) throw new CommandFailed(`${failed} to mend`);
    });
};
