import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/**
 * One self-contained file for pages: `vite build -c vite.script.config.ts --mode ruche`. The script tags
 * (`ruche`, `ruche-core`) are classic scripts, what they load on demand (`ruche-auto` and others) modules.
 * Private names begin with `_` in the source and are one letter long in the file.
 */
export default defineConfig(({ mode }) => {
  const classic = mode === 'ruche' || mode === 'ruche-core';
  return {
    plugins: [shorten()],
    define: { RUCHE_CORE: mode === 'ruche-core' ? 'true' : 'undefined' },
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      target: 'es2022',
      emptyOutDir: false,
      lib: {
        entry: `src/script/${mode}.ts`,
        formats: [classic ? ('iife' as const) : ('es' as const)],
        name: 'ruche',
        fileName: () => `${mode}.js`,
      },
      minify: 'terser',
      terserOptions: {
        ecma: 2020,
        module: true,
        toplevel: true,
        compress: {
          // Constants that tell the builds apart have been followed everywhere by then.
          passes: 12,
          pure_getters: true,
          // idb's shortcuts and iterators, which replace its traps, are not used.
          pure_funcs: ['replaceTraps'],
          unsafe: true,
          keep_fargs: false,
          unsafe_arrows: true,
          unsafe_math: true,
          unsafe_methods: true,
        },
        mangle: { properties: { regex: /^_/ } },
      },
    },
  };
});

/** `const` is two letters longer than `let`, and having both makes the file compress worse. */
function shorten(): Plugin {
  return {
    name: 'shorten',
    renderChunk: (code) => ({ code: code.replace(/\bconst(?=[ [{])/g, 'let'), map: null }),
  };
}
