// Loads a module of the checkout, TypeScript or not, with the packages resolved to their sources.
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** @param {string} path the module's file */
export async function loadModule(path) {
  if (path.endsWith('.mjs')) return import(pathToFileURL(path).href);
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(path, {
    root,
    logLevel: 'error',
    environments: {
      inline: {
        resolve: {
          conditions: ['source', 'module', 'node', 'development|production'],
          noExternal: [/^@ruche\//],
        },
      },
    },
  });
  return module;
}
