import type { UserConfig } from 'vite';
import { minifyTemplates } from './minify-templates.js';
import { partsOnDemand } from './parts-on-demand.js';

/** How a file for a script tag is built: with its parts on demand beside it, or all in one. */
export function bundleConfig({ isSingle }: { isSingle: boolean }): UserConfig {
  return {
    plugins: [minifyTemplates(), ...(isSingle ? [] : [partsOnDemand()])],
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      target: 'es2022',
      sourcemap: true,
      emptyOutDir: false,
      lib: {
        entry: 'src/widgets.ts',
        formats: ['es'],
        fileName: () => (isSingle ? 'widgets-single.js' : 'widgets.js'),
      },
      rolldownOptions: {
        // What the parts share with widgets.js then stays in it.
        preserveEntrySignatures: 'allow-extension',
        checks: { ineffectiveDynamicImport: false, pluginTimings: false },
        output: {
          minify: true,
          ...(isSingle ? { codeSplitting: false } : { chunkFileNames: 'widgets-[name].js' }),
        },
      },
    },
  };
}
