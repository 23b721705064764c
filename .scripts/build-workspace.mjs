// Builds types by tsc and JavaScript by Vite, only where something has changed. Node built-ins only.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, run } from './run.mjs';
import { fingerprint, units } from './workspace.mjs';

/**
 * Builds what has changed. All that it prints goes to stderr, so that a command's own output stays its own.
 *
 * @throws when something does not build
 */
export async function build() {
  if (staleUnits().length === 0) return;
  await alone(async () => {
    const stale = staleUnits();
    if (stale.length === 0) return;
    const typed = units().filter(hasTypes);
    await must(['tsc', '-b', ...typed.map(({ folder }) => folder)], 'The types are wrong');
    for (const one of stale) await buildUnit(one);
  });
}

function staleUnits() {
  const all = units();
  return all
    .filter((unit) => unit.commands.length > 0)
    .map((unit) => ({
      unit,
      print: fingerprint(unit, all),
      stamp: join(root, 'node_modules/.ruche', unit.folder.replaceAll(/\W/g, '-')),
    }))
    .filter(
      ({ unit, print, stamp }) =>
        !existsSync(join(root, unit.folder, 'dist')) ||
        !existsSync(stamp) ||
        readFileSync(stamp, 'utf8') !== print,
    );
}

async function buildUnit({ unit, print, stamp }) {
  console.error(`Building ${unit.name} …`);
  const shell = process.platform === 'win32' ? ['cmd', '/c'] : ['sh', '-c'];
  for (const command of unit.commands) {
    await must([...shell, command], `${unit.name} does not build`, join(root, unit.folder));
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}

function hasTypes({ folder }) {
  return folder.startsWith('packages') && existsSync(join(root, folder, 'tsconfig.json'));
}

async function must(command, otherwise, cwd = root) {
  if ((await run(command, { cwd, toStderr: true })) !== 0) throw new Error(`${otherwise}.`);
}

/** Two commands started at once must not build into one folder; a lock that nobody holds any more is taken over. */
async function alone(work) {
  const lock = join(root, 'node_modules/.ruche-build');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 300_000 || !holderLives(lock)) rmSync(lock, { recursive: true, force: true });
      else await sleep(200);
    }
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function holderLives(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    // No pid yet: the holder is just about to write it.
    return error.code === 'ENOENT' || error.code === 'EPERM';
  }
}
