import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { writeEditorData } from './manifest/write-editor-data.js';
import { minifyTemplates } from './minify-templates.js';

const folders = readdirSync(new URL('src', import.meta.url), { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map(({ name }) => `${name}/${name}.define`);
const elements = folders.filter((entry) =>
  readdirSync(new URL(`src/${entry.split('/')[0]}`, import.meta.url)).some((file) =>
    entry.endsWith(file.replace(/\.ts$/, '')),
  ),
);

// Types come from `tsc -b`, which writes to the same folder.
export default defineConfig({
  plugins: [minifyTemplates(), writeEditorData()],
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    lib: {
      entry: Object.fromEntries(
        ['index', 'define', 'react/react', 'ssr/ssr', ...elements].map((entry) => [
          entry,
          `src/${entry}.ts`,
        ]),
      ),
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^lit(\/|$)/, /^@lit\//, /^@lit-labs\//, /^react(\/|$)/, /^@ruche\//, /^d3-/],
      output: { chunkFileNames: 'chunks/[name].js' },
    },
  },
});
