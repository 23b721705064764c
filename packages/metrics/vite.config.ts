import { defineConfig } from 'vite';

// Types come from `tsc -b`, which writes to the same folder.
export default defineConfig({
  build: {
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    lib: { entry: { index: 'src/index.ts' }, formats: ['es'] },
    rolldownOptions: { external: [/^@ruche\//, /^temporal-polyfill(\/|$)/, /^graphology/] },
  },
});
