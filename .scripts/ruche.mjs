// npm run -s ruche -- COMMAND …: the command, built first where that is needed. Prints nothing of its own on stdout.
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build-workspace.mjs';
import { root, run } from './run.mjs';

try {
  await bootstrap();
  await build();
  // npm changes to the checkout; a file named on the command line is meant from where it was typed.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const cli = join(root, 'packages/server/dist/cli.js');
  process.exitCode = await run([process.execPath, cli, ...process.argv.slice(2)], { cwd });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
