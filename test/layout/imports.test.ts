import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImports } from './read-imports.js';
import { packageNames, root, shippedFiles } from './source-files.js';

/** Who may import whom. `types`: nothing of it may be left in what ships to browsers. */
const allowed: Record<string, Record<string, 'all' | 'types'>> = {
  schema: {},
  tracker: { '@ruche/schema': 'types' },
  client: { '@ruche/schema': 'types' },
  metrics: { '@ruche/schema': 'all' },
  server: { '@ruche/schema': 'all', '@ruche/metrics': 'all' },
  widgets: { '@ruche/client': 'all', '@ruche/schema': 'types' },
};

/** Zod stays out of what ships to browsers. */
const withZod = ['schema', 'server'];

test('every package has its row', () => {
  expect(packageNames().toSorted()).toEqual(Object.keys(allowed).toSorted());
});

for (const name of packageNames()) {
  describe(name, () => {
    const imports = shippedFiles(name).flatMap(({ path, text }) =>
      readImports(text).map((one) => ({ ...one, path })),
    );
    const manifest = JSON.parse(
      readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string> | undefined>;

    test('imports only the packages that it may', () => {
      const wrong = imports.filter(({ from, typeOnly }) => {
        const target = nameOf(from);
        if (!target.startsWith('@ruche/')) return false;
        const right = allowed[name]?.[target];
        return right === undefined || (right === 'types' && !typeOnly);
      });
      expect(wrong).toEqual([]);
    });

    test('never reaches into another package by a path', () => {
      const wrong = imports.filter(({ from, path }) => {
        if (!from.startsWith('.')) return false;
        const target = join(path, '..', from).replaceAll('\\', '/');
        return !target.startsWith(`packages/${name}/src/`);
      });
      expect(wrong).toEqual([]);
    });

    test('names the file that it imports, with .js', () => {
      const wrong = imports.filter(({ from }) => from.startsWith('.') && !/\.js(on)?$/.test(from));
      expect(wrong).toEqual([]);
    });

    test('declares what it uses', () => {
      const declared = {
        ...manifest['dependencies'],
        ...manifest['optionalDependencies'],
        ...manifest['peerDependencies'],
      };
      const forTypes = { ...declared, ...manifest['devDependencies'] };
      const wrong = imports.filter(({ from, typeOnly }) => {
        if (from.startsWith('.') || from.startsWith('node:')) return false;
        return !(nameOf(from) in (typeOnly ? forTypes : declared));
      });
      expect(wrong).toEqual([]);
    });

    if (!withZod.includes(name)) {
      test('uses no zod', () => {
        expect(imports.filter(({ from }) => nameOf(from) === 'zod')).toEqual([]);
      });
    }
  });
}

test('the reader of imports sees every form, and no comment', () => {
  const text = [
    `import { a } from 'one';`,
    `import type { B } from "two";`,
    `import 'three';`,
    `export * from './four.js';`,
    `export type { C } from './five.js';`,
    `import {\n  d,\n  type E,\n} from 'six';`,
    `const lazy = () => import('./seven.js');`,
    `// import { x } from 'no';`,
    `/**\n * import { y } from 'neither';\n */`,
  ].join('\n');
  expect(readImports(text)).toEqual([
    { from: 'one', typeOnly: false },
    { from: 'two', typeOnly: true },
    { from: './four.js', typeOnly: false },
    { from: './five.js', typeOnly: true },
    { from: 'six', typeOnly: false },
    { from: 'three', typeOnly: false },
    { from: './seven.js', typeOnly: false },
  ]);
});

/** `@ruche/schema` of `@ruche/schema/event-map`; `lit` of `lit/decorators.js`. */
function nameOf(from: string): string {
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}
