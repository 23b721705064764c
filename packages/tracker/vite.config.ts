import { defineConfig } from 'vite';

// Types come from `tsc -b`, which writes to the same folder.
export default defineConfig({
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        outbox: 'src/outbox/index.ts',
        auto: 'src/auto/index.ts',
        vitals: 'src/vitals/index.ts',
        debug: 'src/debug/index.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^@ruche\//, 'idb', 'web-vitals'] },
  },
});
