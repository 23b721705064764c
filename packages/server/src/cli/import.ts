import { existsSync, statSync } from 'node:fs';
import cliProgress from 'cli-progress';
import { Option } from 'commander';
import { readCsvMap } from '../import/csv/csv-map.js';
import type { ImportReport } from '../import/import-report.js';
import type { RejectedMessage } from '../import/send-batches.js';
import { importSources } from '../import/sources.js';
import type { AddCommand } from './command.js';
import { CommandFailed, WrongUsage } from './command.js';
import { openCollectorDestination, openDirectoryDestination } from './destination.js';
import type { Destination } from './destination.js';
import { findSecret } from './find-secret.js';
import { importFile } from './import-file.js';
import { clickhouseOption, collect, dataOption, keyOption, toOption } from './options.js';

/** Reasons are told for so many lines; the count goes on. */
const mostReasons = 100;

interface ImportOptions {
  data: string;
  to?: string;
  key?: string;
  clickhouseUrl?: string;
  from?: string;
  texts?: boolean;
  map?: string[];
}

/** `ruche import FILE…`: messages, rows of a table, or another product’s own export. */
export const addImport: AddCommand = (program) => {
  program
    .command('import')
    .description(
      'take in files of messages (one JSON object a line, gzip or not), tables with --map, exports of other products with --from',
    )
    .argument('<file...>', 'files, or - for standard input')
    .addOption(toOption())
    .addOption(dataOption())
    .addOption(keyOption())
    .addOption(clickhouseOption())
    .addOption(
      new Option('--from <product>', 'each file is an export that this product made').choices(
        Object.keys(importSources),
      ),
    )
    .option('--texts', 'with --from: keep texts too, up to 4,000 characters each')
    .addOption(
      new Option(
        '--map <field=column>',
        'each file is a table; may be repeated; field="value" for a fixed value; or a .json file of both',
      ).argParser(collect),
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { from, map } = options;
      if (from && map) throw new WrongUsage('--from and --map do not go together');
      const fields = map ? readCsvMap(map) : undefined;
      for (const file of files) {
        if (from && file === '-') throw new WrongUsage('an export cannot come on standard input');
        if (file !== '-' && !existsSync(file)) throw new CommandFailed(`there is no file ${file}`);
      }
      const [{ importCsv }, { importExport }, { ImportReport }] = await Promise.all([
        import('../import/csv/import-csv.js'),
        import('../import/import-export.js'),
        import('../import/import-report.js'),
      ]);
      const destination = await open(options);
      const totals = { accepted: 0, rejected: 0, duplicate: 0 };
      const report = new ImportReport();
      const bar = from ? undefined : startBar(files);
      const told: string[] = [];
      try {
        for (const file of files) {
          const common = {
            destination,
            totals,
            onRejected: (rejected: RejectedMessage) =>
              void (told.length < mostReasons && told.push(describe(file, rejected))),
          };
          const onBytes = (bytes: number) => bar?.increment(bytes, { ...totals });
          if (from) {
            const texts = options.texts ?? false;
            await importExport({ ...common, path: file, from, texts, report });
          } else if (fields) await importCsv({ ...common, file, map: fields, onBytes });
          else await importFile({ ...common, file, onBytes });
        }
      } finally {
        bar?.stop();
        for (const line of told) process.stderr.write(line);
        if (totals.rejected > told.length) {
          process.stderr.write(`… and ${totals.rejected - told.length} more\n`);
        }
        await destination.close();
      }
      say(totals, report);
    });
};

function say(
  { accepted, rejected, duplicate }: { accepted: number; rejected: number; duplicate: number },
  report: ImportReport,
): void {
  process.stdout.write(report.toText());
  process.stdout.write(`accepted ${accepted}, rejected ${rejected}, duplicate ${duplicate}\n`);
}

async function open(options: ImportOptions): Promise<Destination> {
  const { data, to, clickhouseUrl } = options;
  if (to === undefined) return openDirectoryDestination({ dir: data, clickhouseUrl });
  return openCollectorDestination({ url: to, secretKey: findSecret(options).secretKey });
}

function describe(file: string, { place, code, path, message }: RejectedMessage): string {
  const name = file === '-' ? 'standard input' : file;
  return `${name}:${place}: ${code}: ${[path, message].filter(Boolean).join(' ')}\n`;
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
