import { defineConfig } from 'vite';

// Types come from `tsc -b`, JavaScript from here; both write to dist, so it is never emptied.
export default defineConfig({
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    lib: { entry: { index: 'src/index.ts', 'event-map': 'src/event-map.ts' }, formats: ['es'] },
    rolldownOptions: { external: [/^zod(\/|$)/] },
  },
});
