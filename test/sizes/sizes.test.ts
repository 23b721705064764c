import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Bytes after brotli. To raise a ceiling, say here what the bytes bring. */
const ceilings = [
  { file: 'packages/tracker/dist/ruche.js', brotli: 3_900, words: ['sendBeacon', 'indexedDB'] },
  { file: 'packages/tracker/dist/ruche-core.js', brotli: 2_200, words: ['sendBeacon'] },
  {
    file: 'packages/widgets/dist/widgets.js',
    brotli: 48_000,
    words: ['ruche-stat', 'ruche-group-stats'],
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
