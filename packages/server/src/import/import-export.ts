import { CommandFailed } from '../cli/command.js';
import { openExport } from './files/export-files.js';
import type { ImportReport } from './import-report.js';
import { createBatchSender } from './send-batches.js';
import type { BatchSenderOptions } from './send-batches.js';
import { importSources } from './sources.js';

/** What {@link importExport} takes. */
export interface ImportExportOptions extends BatchSenderOptions {
  /** A file or a folder. */
  path: string;
  /** The product that made it. */
  from: string;
  /** Whether texts are kept. */
  texts: boolean;
  report: ImportReport;
}

/**
 * Sends everything in another product’s own export. Every message has an id made from the product’s ids,
 * so an import that was cut off is simply started again, and a later export adds only what is new.
 */
export async function importExport(options: ImportExportOptions): Promise<void> {
  const { path, from, texts, report } = options;
  const source = importSources[from];
  if (!source) throw new CommandFailed(`there is no reader for ${from}`);
  const files = await openExport({ path, wanted: source.wanted });
  try {
    if (files.names.length === 0) {
      throw new CommandFailed(`${path} is no export of ${from}: it has no ${source.sign}`);
    }
    const sender = createBatchSender(options);
    let place = 0;
    for await (const message of source.read({ files, report, texts })) {
      place += 1;
      await sender.add(message, { place, bytes: Buffer.byteLength(JSON.stringify(message)) });
    }
    await sender.end();
    if (place === 0) {
      throw new CommandFailed(`${path} has nothing in it that is known of an export of ${from}`);
    }
  } finally {
    await files.close();
  }
}
