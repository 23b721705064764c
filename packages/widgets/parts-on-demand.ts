import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const entry = 'widgets.js';
const partForm = /^widgets-.+-[0-9a-f]{8}\.js(?:\.map)?$/;

/**
 * Finishes the parts that `widgets.js` loads on demand. They take what they share with it from the very
 * copy that loads them, not from an address: a page may load that copy under another name (an immutable
 * one, a CDN's), and would otherwise get a second one. Their names carry the hash of the whole build, so
 * that parts of two builds never meet. Parts of earlier builds are removed.
 */
export function partsOnDemand(): Plugin {
  return {
    name: 'parts-on-demand',
    writeBundle({ dir = '' }, bundle) {
      const names = Object.values(bundle).flatMap((item) =>
        item.type === 'chunk' && item.fileName !== entry ? [item.fileName] : [],
      );
      const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
      const whole = [entry, ...names.sort()].map(read).join('');
      const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
      const key = `Symbol.for("ruche-widgets-${hash}")`;
      const named = (code: string): string =>
        names.reduce(
          (text, name) => text.replaceAll(name, name.replace('.js', `-${hash}.js`)),
          code,
        );
      for (const name of readdirSync(dir)) if (partForm.test(name)) rmSync(join(dir, name));
      for (const name of names) {
        writeFileSync(join(dir, named(name)), named(takeFrom(read(name), key)));
        rmSync(join(dir, name));
        writeFileSync(join(dir, named(`${name}.map`)), read(`${name}.map`));
        rmSync(join(dir, `${name}.map`));
      }
      writeFileSync(join(dir, entry), named(giveTo(read(entry), key)));
    },
  };
}

/** In a part: `import{a as b}from"./widgets.js"` becomes `const{a:b}=…`. */
function takeFrom(code: string, key: string): string {
  const taken = code.replaceAll(
    /import\s*\{([^}]*)\}\s*from\s*["']\.\/widgets\.js["'];?/g,
    (_, items: string) => `const{${items.replaceAll(/\s+as\s+/g, ':')}}=globalThis[${key}];`,
  );
  if (/["']\.\/widgets\.js["']/.test(taken)) throw new Error('A part still imports widgets.js.');
  return taken;
}

/** In `widgets.js`: what its parts take stands where they look for it, and is not exported to pages. */
function giveTo(code: string, key: string): string {
  const form = /export\s*\{([^}]*)\}/;
  const exported = (form.exec(code)?.[1] ?? '').split(',').map((item) => item.trim());
  const given = exported.map((item) => {
    const [own = '', name = own] = item.split(/\s+as\s+/);
    return `${name}:${own}`;
  });
  // The bundler gives names of one or two letters to what only parts take.
  const open = exported.filter((item) => /\w{3,}$/.test(item));
  return code.replace(form, `globalThis[${key}]={${given.join(',')}};export{${open.join(',')}}`);
}
