import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The scripts for pages travel with the server, so that an installed collector has them. */
function copyAssets() {
  return {
    name: 'copy-assets',
    closeBundle() {
      for (const sibling of ['tracker', 'widgets']) {
        const from = join(here, '..', sibling, 'dist');
        if (!existsSync(from)) continue;
        mkdirSync(join(here, 'dist/assets'), { recursive: true });
        for (const name of readdirSync(from)) {
          if (!/^(?:ruche|widgets)(?:[.-][\w.-]+)?\.js$/.test(name)) continue;
          cpSync(join(from, name), join(here, 'dist/assets', name));
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [copyAssets()],
  build: {
    target: 'node20',
    ssr: true,
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    rolldownOptions: {
      input: { index: 'src/index.ts' },
      external: [/^@ruche\//],
      // Whoever imports the package has these modules at once anyway; the command loads them later.
      checks: { ineffectiveDynamicImport: false },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // No hash: what an earlier build left behind would never go.
        chunkFileNames: 'chunks/[name].js',
      },
    },
  },
});
