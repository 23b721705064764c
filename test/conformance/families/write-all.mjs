// node test/conformance/families/write-all.mjs [FOLDER]: writes family-*.json anew, into ../cases or the folder given.
import { readdirSync } from 'node:fs';

const notFamilies = new Set(['messages.mjs', 'write-file.mjs', 'write-all.mjs']);

for (const name of readdirSync(import.meta.dirname).toSorted()) {
  if (name.endsWith('.mjs') && !notFamilies.has(name)) await import(`./${name}`);
}
