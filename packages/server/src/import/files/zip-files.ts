import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ExportFiles, OpenExportOptions } from './export-files.js';

/** The files of a zip, each read where it lies: nothing is unpacked. */
export async function openZip({ path, wanted }: OpenExportOptions): Promise<ExportFiles> {
  const zip = await open(path);
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/') && wanted(entry.fileName)) {
        entries.set(entry.fileName, entry);
      }
      zip.readEntry();
    });
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.readEntry();
  });

  return {
    names: [...entries.keys()].toSorted(),
    async *open(name) {
      const entry = entries.get(name);
      if (!entry) throw new Error(`${path} has no ${name}`);
      yield* (await read(zip, entry)) as AsyncIterable<Buffer>;
    },
    close: () => {
      zip.close();
      return Promise.resolve();
    },
  };
}

function open(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function read(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
