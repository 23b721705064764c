import { defineConfig } from 'vite';
import { minifyTemplates } from './minify-templates.js';

// The file for a script tag: everything in one module.
export default defineConfig({
  plugins: [minifyTemplates()],
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  build: {
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: false,
    lib: { entry: 'src/widgets.ts', formats: ['es'], fileName: () => 'widgets.js' },
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});
