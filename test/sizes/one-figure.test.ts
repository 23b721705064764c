import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { minifyTemplates } from '../../packages/widgets/minify-templates.js';

const root = resolve(import.meta.dirname, '../../packages/widgets');

/**
 * Bytes after brotli of what `ruche-stat` loads before its first paint: the element and Lit. The aim is
 * 11 kB; what is above it are `@lit/task` and `@lit/context`, kept because they are what makes late
 * answers, moves in the document and providers of other versions right.
 */
const ceiling = 13_200;

test(`one figure with Lit is at most ${ceiling} bytes`, async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [minifyTemplates()],
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, 'src/stat/stat.define.ts'), formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const chunks = new Map(
    (output?.output ?? []).flatMap((item) =>
      item.type === 'chunk' ? [[item.fileName, item] as const] : [],
    ),
  );
  const first = new Set<string>();
  const take = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const needed of chunks.get(name)?.imports ?? []) take(needed);
  };
  for (const [name, { isEntry }] of chunks) if (isEntry) take(name);
  const text = [...first].map((name) => chunks.get(name)?.code ?? '').join('');
  expect(text).toContain('ruche-stat');
  const size = brotliCompressSync(text).length;
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThanOrEqual(ceiling);
}, 60_000);
