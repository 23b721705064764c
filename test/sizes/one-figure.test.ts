import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { minifyTemplates } from '../../packages/widgets/minify-templates.js';

const root = resolve(import.meta.dirname, '../../packages/widgets');

/** Bytes after brotli of what a page with one `ruche-stat` loads before its first paint: all its files, and Lit. */
const ceiling = 11_000;

/** What comes by itself right after that paint: change, spark line, sentence, table, buttons, messages. */
const soon = 8_500;

describe('one figure with Lit', () => {
  let chunks: Map<string, Rolldown.OutputChunk>;

  beforeAll(async () => {
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
    chunks = new Map(
      (output?.output ?? []).flatMap((item) =>
        item.type === 'chunk' ? [[item.fileName, item] as const] : [],
      ),
    );
  }, 60_000);

  /** The files that these import at once, with themselves. */
  const closure = (names: Iterable<string>, found = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      closure(chunks.get(name)?.imports ?? [], found);
    }
    return found;
  };
  const first = (): Set<string> =>
    closure([...chunks].flatMap(([name, { isEntry }]) => (isEntry ? [name] : [])));
  const sizeOf = (names: Iterable<string>): number =>
    Array.from(names).reduce(
      (sum, name) => sum + brotliCompressSync(chunks.get(name)?.code ?? '').length,
      0,
    );

  it(`is at most ${ceiling} bytes until its first paint`, () => {
    const text = [...first()].map((name) => chunks.get(name)?.code ?? '').join('');
    expect(text).toContain('ruche-stat');
    expect(text).toContain('litElementVersions');
    const size = sizeOf(first());
    console.log(`one figure: ${size} B until its first paint`);
    expect(size).toBeGreaterThan(5_000);
    expect(size).toBeLessThanOrEqual(ceiling);
  });

  it(`loads at most ${soon} bytes right after it, and the rest when somebody asks for it`, () => {
    const now = first();
    const next = closure([...chunks.keys()].filter((name) => name.startsWith('rest-')));
    for (const name of now) next.delete(name);
    const later = [...chunks.keys()].filter((name) => !now.has(name) && !next.has(name));
    console.log(`right after: ${sizeOf(next)} B; on demand: ${sizeOf(later)} B`);
    expect(sizeOf(next)).toBeLessThanOrEqual(soon);
    expect(later.join()).toMatch(/panel.*|fr-/);
  });
});
