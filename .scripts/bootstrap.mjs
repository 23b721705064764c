// Makes a checkout ready: the right Node, the packages, the browsers. Node built-ins only.
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { engineNames, findEngines } from './find-engines.mjs';
import { root, run } from './run.mjs';

/**
 * Installs the packages where the lock file is newer than what is installed. What it prints goes to stderr.
 *
 * @throws when Node is too old, or the installation fails
 */
export async function bootstrap() {
  checkNode();
  if (!stale()) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.error(`Installing packages with ${packageManager} …`);
  // CI: never ask, not even where an older node_modules has to go.
  const status = await run(['npx', '--yes', packageManager, 'install', '--frozen-lockfile'], {
    env: { CI: 'true' },
    toStderr: true,
  });
  if (status !== 0)
    throw new Error('The packages could not be installed; the lines above say why.');
}

/**
 * Finds the browser engines. As root on Debian it installs the missing ones; elsewhere it says what to install.
 *
 * @returns {Promise<ReturnType<typeof findEngines>>}
 */
export async function bootstrapEngines() {
  const missing = () => Object.keys(engineNames).filter((name) => !findEngines()[name]);
  if (missing().length > 0 && process.getuid?.() === 0 && hasAptGet()) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run(['apt-get', 'update', '-qq'], { env, toStderr: true });
    // One by one, so that one that this system does not have takes no other with it.
    for (const name of missing()) {
      const { title, packages } = engineNames[name];
      console.error(`Installing ${title} (${packages.join(', ')}) …`);
      const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages];
      await run(install, { env, toStderr: true });
    }
  }
  for (const name of missing()) {
    const { title, hint } = engineNames[name];
    console.error(`${title} is not here: its tests are left out. To run them, install ${hint}.`);
  }
  return findEngines();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const right = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!right) {
    throw new Error(
      `Ruche needs Node 20.19, 22.13, 24 or newer; this is ${process.versions.node}.`,
    );
  }
}

function stale() {
  const installed = time('node_modules/.modules.yaml');
  return installed === undefined || (time('pnpm-lock.yaml') ?? 0) > installed;
}

function time(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;
}

function hasAptGet() {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'apt-get'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
