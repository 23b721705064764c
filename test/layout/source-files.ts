import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** One file of the checkout; the path is relative to it, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

const skipped = new Set(['node_modules', 'dist', '.git', '.ruche', 'coverage']);

/** Every file below a folder of the checkout that a person has written. */
export function filesBelow(folder: string, matching = /./): SourceFile[] {
  return pathsBelow(join(root, folder))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => matching.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The packages, by the name of their folder. */
export function packageNames(): string[] {
  return readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** What ships: a package's sources without its tests. */
export function shippedFiles(name: string): SourceFile[] {
  return filesBelow(`packages/${name}/src`, /\.ts$/).filter(({ path }) => !isTest(path));
}

/** Whether a file is a test, in Node, in a browser, or of types. */
export function isTest(path: string): boolean {
  return /\.test(-d)?\.ts$/.test(path);
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsBelow(path) : [path];
    });
}
