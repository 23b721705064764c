import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build as bundle } from 'esbuild';
import type { Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { build } from 'vite';

const widgets = resolve(import.meta.dirname, '../../packages/widgets');

/** A folder with scripts for host pages. */
export interface Scripts {
  folder: string;
  remove(): Promise<void>;
}

/** Builds the file for a script tag, with what it loads on demand, from the sources as they are. */
export async function buildWidgets(): Promise<Scripts> {
  const folder = await mkdtemp(join(tmpdir(), 'ruche-widgets-'));
  await build({
    root: widgets,
    configFile: join(widgets, 'vite.bundle.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Builds the host applications: each with its framework and the elements' modules. */
export async function buildFrameworks(names: readonly string[]): Promise<Scripts> {
  const folder = await mkdtemp(join(tmpdir(), 'ruche-frameworks-'));
  await bundle({
    entryPoints: names.map((name) => join(import.meta.dirname, 'frameworks', `${name}.ts`)),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source', 'browser', 'production'],
    // The build of Vue that compiles templates in the page.
    alias: { vue: join(import.meta.dirname, '../node_modules/vue/dist/vue.esm-bundler.js') },
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    plugins: [svelte()],
    logLevel: 'error',
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function svelte(): Plugin {
  return {
    name: 'svelte',
    setup({ onLoad }) {
      onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const { js } = compile(text, { filename: basename(path), css: 'injected' });
        return { contents: js.code, loader: 'js' };
      });
    },
  };
}
