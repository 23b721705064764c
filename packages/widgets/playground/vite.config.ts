import { defineConfig } from 'vite';

// `npx vite playground` in the package's folder: every element in every state, theme, language and width.
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
});
