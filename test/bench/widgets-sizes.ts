import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { minifyTemplates } from '../../packages/widgets/minify-templates.js';
import { sizeOf, withVersion } from './script-size.js';
import type { ScriptSize } from './script-size.js';

const widgets = resolve(import.meta.dirname, '../../packages/widgets');
const peers = { 'chart-js': 'chart.js', echarts: 'echarts', uplot: 'uplot' };

/** What a page downloads for figures: our elements, then peers that draw the same lines and bars. */
export async function widgetsSizes(folder: string): Promise<ScriptSize[]> {
  const files = (await readdir(folder))
    .filter((name) => /^widgets(-.+)?\.js$/.test(name))
    .toSorted();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const own = [
    sizeOf('ruche-stat alone, with Lit', await firstLoad('stat')),
    sizeOf('ruche-trend alone, with Lit', await firstLoad('trend')),
    sizeOf('widgets.js, all elements', texts[files.indexOf('widgets.js')] ?? ''),
    sizeOf('… and all that is loaded on demand', texts.join('\n')),
  ];
  const others = await Promise.all(
    Object.entries(peers).map(async ([file, name]) =>
      sizeOf(`${await withVersion(name)}, lines and bars`, await peer(file)),
    ),
  );
  return [...own, ...others];
}

/** What an element loads before its first paint. */
async function firstLoad(name: string): Promise<string> {
  const built = await build({
    root: widgets,
    configFile: false,
    logLevel: 'silent',
    plugins: [minifyTemplates()],
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(widgets, `src/${name}/${name}.define.ts`), formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const chunks = (output?.output ?? []).flatMap((item) => (item.type === 'chunk' ? [item] : []));
  const first = new Set(chunks.filter(({ isEntry }) => isEntry));
  // What is added while the loop runs is visited too.
  for (const { imports } of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  return Array.from(first, ({ code }) => code).join('');
}

async function peer(file: string): Promise<Uint8Array> {
  const { outputFiles } = await bundle({
    entryPoints: [join(import.meta.dirname, 'charts', `${file}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
