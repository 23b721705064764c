import { defineConfig } from 'vite';

export default defineConfig({
  // In this repository the tracker is taken from its source; an app outside of it needs no such line.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2022' },
  server: { port: 8790 },
});
