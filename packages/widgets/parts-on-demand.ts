import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Plugin } from 'vite';

const entry = 'widgets.js';
const partForm = /^widgets-.+-[0-9a-f]{8}\.js(?:\.map)?$/;

/**
 * Finishes the parts that `widgets.js` loads on demand. They take what they share with it from the very
 * copy that loads them, not from an address: a page may load that copy under another name (an immutable
 * one, a CDN's), and would otherwise get a second one. Their names carry the hash of the whole build, so
 * that parts of two builds never meet. What the bundler split off though `widgets.js` needs it at once
 * goes back into it: a page would wait for a second round. Parts of earlier builds are removed.
 */
export function partsOnDemand(): Plugin {
  return {
    name: 'parts-on-demand',
    writeBundle({ dir = '' }, bundle) {
      const chunks = Object.values(bundle).flatMap((item) => (item.type === 'chunk' ? [item] : []));
      const eager = chunks.find(({ fileName }) => fileName === entry)?.imports ?? [];
      const parts = chunks
        .map(({ fileName }) => fileName)
        .filter((name) => name !== entry && !eager.includes(name))
        .sort();
      const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
      const main =
        eager.length > 0 ? merged({ dir, eager, parts, code: read(entry) }) : read(entry);
      const whole = [main, ...parts.map(read)].join('');
      const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
      const key = `Symbol.for("ruche-widgets-${hash}")`;
      const named = (code: string): string =>
        parts.reduce(
          (text, name) => text.replaceAll(name, name.replace('.js', `-${hash}.js`)),
          code,
        );
      for (const name of readdirSync(dir)) if (partForm.test(name)) rmSync(join(dir, name));
      for (const name of parts) {
        writeFileSync(join(dir, named(name)), named(takeFrom(read(name), [entry, ...eager], key)));
        writeFileSync(join(dir, named(`${name}.map`)), read(`${name}.map`));
      }
      writeFileSync(join(dir, entry), named(giveTo(main, key)));
      for (const name of [...parts, ...eager]) {
        rmSync(join(dir, name));
        rmSync(join(dir, `${name}.map`));
      }
      // It is of the code before the merge.
      if (eager.length > 0) rmSync(join(dir, `${entry}.map`));
    },
  };
}

/** `widgets.js` with all that it imports at once; it also exports what parts take of that. */
function merged(options: { dir: string; eager: string[]; parts: string[]; code: string }): string {
  const { dir, eager, parts, code } = options;
  const further = eager.map((name, i) => {
    const exported = exportsOf(readFileSync(join(dir, name), 'utf8'));
    return `export{${exported.map(({ as }) => `${as} as ${shared(as, i)}`).join()}}from"./${name}";`;
  });
  const { outputFiles } = buildSync({
    stdin: { contents: `${code}\n${further.join('\n')}`, resolveDir: dir, sourcefile: entry },
    external: parts.map((name) => `./${name}`),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minifyWhitespace: true,
    minifyIdentifiers: true,
  });
  return outputFiles[0]?.text ?? '';
}

/** The name, in `widgets.js`, of what the bundler had put into a file of its own. */
function shared(name: string, file: number): string {
  return `$${file}${name}`;
}

function exportsOf(code: string): { own: string; as: string }[] {
  const [, items = ''] = /export\s*\{([^}]*)\}/.exec(code) ?? [];
  return items.split(',').map((item) => {
    const [own = '', as = own] = item.trim().split(/\s+as\s+/);
    return { own, as };
  });
}

/** In a part: `import{a as b}from"./widgets.js"` becomes `const{a:b}=…`. */
function takeFrom(code: string, files: readonly string[], key: string): string {
  const taken = code.replaceAll(
    /import\s*\{([^}]*)\}\s*from\s*["']\.\/([^"']+)["'];?/g,
    (statement, items: string, from: string) => {
      const file = files.indexOf(from);
      if (file < 0) return statement;
      const pairs = items.split(',').map((item) => {
        const [name = '', own = name] = item.trim().split(/\s+as\s+/);
        return `${file > 0 ? shared(name, file - 1) : name}:${own}`;
      });
      return `const{${pairs.join()}}=globalThis[${key}];`;
    },
  );
  const left = files.find((file) => new RegExp(`["']\\./${file}["']`).test(taken));
  if (left) throw new Error(`A part still imports ${left}.`);
  return taken;
}

/** In `widgets.js`: what its parts take stands where they look for it, and is not exported to pages. */
function giveTo(code: string, key: string): string {
  const exported = exportsOf(code);
  const given = exported.map(({ own, as }) => `${as}:${own}`);
  // The bundler gives names of one or two letters to what only parts take.
  const open = exported.filter(({ as }) => /^\w{3,}$/.test(as));
  return code.replace(
    /export\s*\{[^}]*\}/,
    `globalThis[${key}]={${given.join()}};export{${open.map(({ own, as }) => `${own} as ${as}`).join()}}`,
  );
}
