// npm run build: types by tsc, JavaScript by Vite, only where something has changed.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { root, run } from './run.mjs';
import { fingerprint, units } from './workspace.mjs';

/**
 * Builds what has changed. All that it prints goes to stderr, so that a command's own output stays its own.
 *
 * @throws when something does not build
 */
export async function build() {
  const stale = () => {
    const all = units();
    return all
      .filter((unit) => unit.commands.length > 0)
      .map((unit) => ({
        unit,
        print: fingerprint(unit, all),
        stamp: join(root, unit.folder, 'dist/.built'),
      }))
      .filter(({ print, stamp }) => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== print);
  };
  if (stale().length === 0) return;
  await alone(async () => {
    const rest = stale();
    if (rest.length === 0) return;
    await must(
      [
        'tsc',
        '-b',
        ...units()
          .filter(hasTypes)
          .map(({ folder }) => folder),
      ],
      'The types are wrong',
    );
    for (const { unit, print, stamp } of rest) {
      console.error(`Building ${unit.name} …`);
      for (const command of unit.commands) {
        const inShell =
          process.platform === 'win32' ? ['cmd', '/c', command] : ['sh', '-c', command];
        await must(inShell, `${unit.name} does not build`, join(root, unit.folder));
      }
      mkdirSync(join(root, unit.folder, 'dist'), { recursive: true });
      writeFileSync(stamp, print);
    }
  });
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await bootstrap();
    await build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
