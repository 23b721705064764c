import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What does not lie beside the server in a checkout: our own packages, and what only the metrics use. */
const ours = /^@ruche\//;
const onlyTheirs = /[\\/](?:packages[\\/]metrics|node_modules)[\\/]/;

const packageFolder = join(import.meta.dirname, '../../packages/server');

/** The command, made from the source as it is, to be run as a process of its own. */
export interface BuiltCommand {
  /** Runs it to its end. */
  run(args: string[], options?: RunOptions): Promise<Finished>;
  /** Starts it and resolves once it has written a line that fits. */
  start(args: string[], line: RegExp, options?: RunOptions): Promise<Started>;
  /** Takes it away again. */
  remove(): Promise<void>;
}

/** How a command is run. */
export interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
  input?: string | Buffer;
}

/** A command that has ended. */
export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A command that runs. */
export interface Started {
  match: RegExpExecArray;
  /** All that it has written on standard output. */
  stdout(): string;
  stderr(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Bundles `ruche` with its sibling packages, so that Node can run it without a build of theirs. */
export async function buildCommand(): Promise<BuiltCommand> {
  const cache = join(packageFolder, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'command-'));
  const file = join(folder, 'cli.mjs');
  await build({
    entryPoints: [join(packageFolder, 'src/cli/cli.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    plugins: [
      {
        name: 'installed-packages-stay-outside',
        setup(setup) {
          setup.onResolve({ filter: /^[^./]/ }, ({ path, importer }) =>
            ours.test(path) || onlyTheirs.test(importer) ? undefined : { path, external: true },
          );
        },
      },
    ],
    logLevel: 'error',
  });

  const open = (args: string[], { env = {}, cwd = folder }: RunOptions) =>
    spawn(process.execPath, [file, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });

  return {
    async run(args, options = {}) {
      const child = open(args, options);
      const written = listen(child);
      child.stdin.end(options.input ?? '');
      const status = await ended(child);
      return { status, stdout: written.stdout(), stderr: written.stderr() };
    },
    async start(args, line, options = {}) {
      const child = open(args, options);
      const written = listen(child);
      const end = ended(child);
      const match = await new Promise<RegExpExecArray>((resolve, reject) => {
        child.stdout.on('data', () => {
          const found = line.exec(written.stdout());
          if (found) resolve(found);
        });
        void end.then(() => reject(new Error(`it ended: ${written.stderr()}`)));
      });
      return {
        match,
        ...written,
        async stop(signal = 'SIGTERM') {
          child.kill(signal);
          return end;
        },
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function listen(child: ChildProcessWithoutNullStreams) {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return { stdout: () => stdout, stderr: () => stderr };
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (status) => resolve(status)));
}
