import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { customElements } from './custom-elements.js';
import { cssData, htmlData, webTypes } from './editor-data.js';
import { readElements } from './read-elements.js';

/** Writes what editors know of the elements beside them: `package.json` says where. */
export function writeEditorData(): Plugin {
  return {
    name: 'write-editor-data',
    writeBundle({ dir = '' }) {
      mkdirSync(dir, { recursive: true });
      for (const [name, data] of Object.entries(editorData())) {
        writeFileSync(join(dir, name), `${JSON.stringify(data, null, 2)}\n`);
      }
    },
  };
}

/** The files, by their names. */
export function editorData(): Record<string, object> {
  const manifest = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const elements = readElements();
  return {
    'custom-elements.json': customElements(elements),
    'vscode.html-data.json': htmlData(elements),
    'vscode.css-data.json': cssData(elements),
    'web-types.json': webTypes(elements, version),
  };
}
