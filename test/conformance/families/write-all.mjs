// node test/conformance/families/write-all.mjs: writes cases/family-*.json anew.
import { readdirSync } from 'node:fs';

for (const name of readdirSync(import.meta.dirname)) {
  if (name.endsWith('.mjs') && !['messages.mjs', 'write-file.mjs', 'write-all.mjs'].includes(name)) {
    await import(`./${name}`);
  }
}
