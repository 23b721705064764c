import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const packageDir = resolve(import.meta.dirname, '../../packages/server');
let built = 0;

/** A program of a test, that runs in a process of its own. */
export interface TestProgram {
  path: string;
  remove(): Promise<void>;
}

/**
 * Makes one file of a program's source, which imports as a file of the server's `src` would. It lies in the
 * package, so that it finds the package's dependencies.
 */
export async function buildProgram(source: string): Promise<TestProgram> {
  const folder = join(packageDir, 'node_modules', '.cache');
  await mkdir(folder, { recursive: true });
  built += 1;
  const path = join(folder, `ruche-program-${process.pid}-${built}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: join(packageDir, 'src'), loader: 'ts' },
    bundle: true,
    external: ['chdb', 'chdb/*', 'ffi-rs', 'c12'],
    conditions: ['source'],
    platform: 'node',
    format: 'esm',
    outfile: path,
    logLevel: 'error',
    banner: {
      js: `import { createRequire as requireHere } from 'node:module';const require = requireHere(import.meta.url);`,
    },
  });
  return { path, remove: () => rm(path, { force: true }) };
}
