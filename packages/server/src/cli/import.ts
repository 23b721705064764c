import { existsSync, statSync } from 'node:fs';
import cliProgress from 'cli-progress';
import type { AddCommand } from './command.js';
import { CommandFailed } from './command.js';
import { openCollectorDestination, openDirectoryDestination } from './destination.js';
import type { Destination } from './destination.js';
import { findSecret } from './find-secret.js';
import { importFile } from './import-file.js';
import type { RejectedLine } from './import-file.js';
import { clickhouseOption, dataOption, keyOption, toOption } from './options.js';

/** Reasons are told for so many lines; the count goes on. */
const mostReasons = 100;

interface ImportOptions {
  data: string;
  to?: string;
  key?: string;
  clickhouseUrl?: string;
}

/** `ruche import FILE…`: messages from files or standard input. */
export const addImport: AddCommand = (program) => {
  program
    .command('import')
    .description('take in files of messages: one JSON object a line, gzip or not')
    .argument('<file...>', 'files, or - for standard input')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(clickhouseOption())
    .action(async (files: string[], options: ImportOptions) => {
      for (const file of files) {
        if (file !== '-' && !existsSync(file)) throw new CommandFailed(`there is no file ${file}`);
      }
      const destination = await open(options);
      const totals = { accepted: 0, rejected: 0, duplicate: 0 };
      const bar = startBar(files);
      const told: RejectedLine[] = [];
      try {
        for (const file of files) {
          await importFile({
            file,
            destination,
            totals,
            onBytes: (bytes) => bar?.increment(bytes, { ...totals }),
            onRejected: (line) => void (told.length < mostReasons && told.push(line)),
          });
        }
      } finally {
        bar?.stop();
        for (const line of told) process.stderr.write(describe(line));
        if (totals.rejected > told.length) {
          process.stderr.write(`… and ${totals.rejected - told.length} more\n`);
        }
        await destination.close();
      }
      const { accepted, rejected, duplicate } = totals;
      process.stdout.write(`accepted ${accepted}, rejected ${rejected}, duplicate ${duplicate}\n`);
    });
};

async function open(options: ImportOptions): Promise<Destination> {
  const { data, to, clickhouseUrl } = options;
  if (to === undefined) return openDirectoryDestination({ dir: data, clickhouseUrl });
  return openCollectorDestination({ url: to, secretKey: findSecret(options).secretKey });
}

function describe({ file, line, code, path, message }: RejectedLine): string {
  const name = file === '-' ? 'standard input' : file;
  return `${name}:${line}: ${code}: ${[path, message].filter(Boolean).join(' ')}\n`;
}

/** A progress bar where a person looks on and the sizes are known; undefined elsewhere. */
function startBar(files: readonly string[]): cliProgress.SingleBar | undefined {
  if (!process.stderr.isTTY || files.includes('-')) return undefined;
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const bar = new cliProgress.SingleBar({
    format:
      '{bar} {percentage} % | {accepted} accepted, {rejected} rejected, {duplicate} duplicate | {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  bar.start(bytes, 0, { accepted: 0, rejected: 0, duplicate: 0 });
  return bar;
}
