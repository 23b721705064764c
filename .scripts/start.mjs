// npm start: the collector with the sample community, and the example pages.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';
import { root, run } from './run.mjs';

try {
  await bootstrap();
  await build();
  const cli = join(root, 'packages/server/dist/cli.js');
  process.exitCode = await run([process.execPath, cli, 'demo', ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
