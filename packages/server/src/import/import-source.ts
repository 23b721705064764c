import type { ExportFiles } from './files/export-files.js';
import type { ImportReport } from './import-report.js';
import type { ImportedMessage } from './imported-message.js';

/** What a reader of exports works with. */
export interface ReadExportOptions {
  files: ExportFiles;
  /** Hears of everything that becomes no message. */
  report: ImportReport;
  /** Whether texts are kept, cut to 4,000 characters. */
  texts: boolean;
}

/** A product whose own exports are read. */
export interface ImportSource {
  /** Which files of an export matter. */
  wanted: (name: string) => boolean;
  /** Which file shows that it is such an export; said where there is none. */
  sign: string;
  /** Everything in the export as messages, the same ones in the same order each time. */
  read(options: ReadExportOptions): AsyncGenerator<ImportedMessage>;
}
