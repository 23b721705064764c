import { defineConfig } from 'vite';

/**
 * One self-contained file for pages: `vite build -c vite.script.config.ts --mode ruche`. The script tags
 * (`ruche`, `ruche-core`) are classic scripts, what they load on demand (`ruche-auto`, `ruche-vitals`)
 * modules. Private names begin with `_` in the source and are one letter long in the file.
 */
export default defineConfig(({ mode }) => ({
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: {
      entry: `src/script/${mode}.ts`,
      formats: [/^ruche(-core)?$/.test(mode) ? ('iife' as const) : ('es' as const)],
      name: 'ruche',
      fileName: () => `${mode}.js`,
    },
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      toplevel: true,
      compress: {
        passes: 5,
        booleans_as_integers: true,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_comps: true,
        unsafe_math: true,
        unsafe_methods: true,
      },
      mangle: { properties: { regex: /^_/ } },
    },
  },
}));
