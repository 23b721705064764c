import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Bytes after brotli. To raise a ceiling, say here what the bytes bring. */
const ceilings = [
  { file: 'packages/tracker/dist/ruche.js', brotli: 3_900, words: ['sendBeacon', 'indexedDB'] },
  { file: 'packages/tracker/dist/ruche-core.js', brotli: 2_200, words: ['sendBeacon'] },
  { file: 'packages/tracker/dist/ruche-auto.js', brotli: 900, words: ['Link Followed'] },
  { file: 'packages/tracker/dist/ruche-vitals.js', brotli: 3_600, words: ['Web Vital Measured'] },
  // All elements, with what each needs right after its first paint. Its parts on demand are below.
  {
    file: 'packages/widgets/dist/widgets.js',
    brotli: 48_000,
    words: ['ruche-stat', 'ruche-group-stats', 'ruche-network'],
  },
];

/** What only zod's code has in it. */
const traces = /\b(?:ZodError|ZodObject|ZodType|_zod\b|invalid_union|\$ZodCheck)/;

for (const { file, brotli, words } of ceilings) {
  describe(file, () => {
    const path = join(root, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';

    test('is built', () => {
      expect(text, 'npm run build makes it').not.toBe('');
    });

    test(`is at most ${brotli} bytes`, () => {
      expect(brotliCompressSync(text).length).toBeLessThanOrEqual(brotli);
    });

    test('holds what it should, and no zod', () => {
      for (const word of words) expect(text).toContain(word);
      expect(text).not.toMatch(traces);
    });

    test('needs no other file and evaluates no text', () => {
      expect(text).not.toMatch(/\bfrom\s*["']|\beval\(|new Function\b/);
    });
  });
}

describe('the parts that widgets.js loads on demand', () => {
  const dist = join(root, 'packages/widgets/dist');
  const parts = readdirSync(dist).filter((name) => /^widgets-.+-[0-9a-f]{8}\.js$/.test(name));
  const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
  const sizeOf = (name: string): number => brotliCompressSync(read(name)).length;

  test('are there: French, the panel with its exports, the editor of objectives, the map of a network', () => {
    console.log(parts.map((name) => `on demand: ${name} ${sizeOf(name)} B`).join('\n'));
    for (const name of ['fr', 'panel', 'objective-editor', 'place-nodes']) {
      expect(
        parts.some((part) => part.startsWith(`widgets-${name}-`)),
        name,
      ).toBe(true);
    }
  });

  test('are small, and together with widgets.js no larger than all in one file by much', () => {
    for (const name of parts) expect(sizeOf(name), name).toBeLessThanOrEqual(8_000);
    const single = sizeOf('widgets-single.js');
    const sum = parts.reduce((total, name) => total + sizeOf(name), sizeOf('widgets.js'));
    expect(sum).toBeLessThanOrEqual(single * 1.15);
  });

  test('are of the same build as widgets.js, which takes none of them at once', () => {
    const whole = read('widgets.js');
    for (const name of parts)
      expect(parts.some((other) => read(other).includes(name)) || whole.includes(name)).toBe(true);
    const [, key] = /Symbol\.for\("(ruche-widgets-[0-9a-f]{8})"\)/.exec(whole) ?? [];
    expect(parts.every((name) => name.endsWith(`${key?.slice(-8)}.js`))).toBe(true);
    for (const name of parts) expect(read(name)).not.toMatch(/["']\.\/widgets\.js["']/);
  });
});

test.each(['tracker', 'client', 'widgets'])('no module of %s brings zod', (name) => {
  const dist = join(root, 'packages', name, 'dist');
  const modules = readdirSync(dist).filter((file) => file.endsWith('.js'));
  expect(modules).not.toEqual([]);
  for (const file of modules) {
    const text = readFileSync(join(dist, file), 'utf8');
    expect(text, file).not.toMatch(traces);
    expect(text, file).not.toMatch(/(?:from|import)\s*["'](?:zod|@ruche\/schema)\b/);
  }
});

test('the traces of zod are in zod', () => {
  const zod = join(root, 'packages/schema/node_modules/zod/v4/core/schemas.js');
  expect(readFileSync(zod, 'utf8')).toMatch(traces);
});
