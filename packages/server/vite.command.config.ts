import { join } from 'node:path';
import license from 'rollup-plugin-license';
import { defineConfig } from 'vite';

/** Native code, and what loads files of its own by their paths. */
const apart = [/^chdb/, /^ffi-rs/, /^c12/];

const licences = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'BlueOak-1.0.0'];

/**
 * The command carries its libraries in itself: to look for their thousand files one by one would take half of the time
 * until it listens.
 */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    target: 'node20',
    ssr: true,
    minify: false,
    emptyOutDir: false,
    rolldownOptions: {
      input: { cli: 'src/cli/cli.ts' },
      external: apart,
      checks: { pluginTimings: false },
      plugins: [
        license({
          thirdParty: {
            allow: { test: `(${licences.join(' OR ')})`, failOnViolation: true },
            output: join(import.meta.dirname, 'dist/THIRD-PARTY-LICENSES.txt'),
          },
        }),
      ],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // No hash: what an earlier build left behind would never go.
        chunkFileNames: 'command/[name].js',
      },
    },
  },
});
