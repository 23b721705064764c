// npm run conformance -- --to URL --key SECRET: the kit in test/conformance against any collector; against one of
// its own, started for the run, when no address is given.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';
import { loadModule } from './load-module.mjs';
import { root } from './run.mjs';

try {
  await bootstrap();
  await build();
  const entry = ['conformance.mjs', 'conformance.ts']
    .map((name) => join(root, 'test/conformance', name))
    .find((path) => existsSync(path));
  if (!entry) throw new Error('test/conformance holds no kit.');
  const { conformance } = await loadModule(entry);
  process.exitCode = await conformance(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
