import { defineConfig } from 'vite';

// `npx vite -c vite.playground.config.ts`: every element in every state, theme, language and width.
export default defineConfig({
  root: 'playground',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
});
