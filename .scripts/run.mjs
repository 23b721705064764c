// Starts other programs. Node built-ins only.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '..');

const windows = process.platform === 'win32';

/**
 * Runs a program to its end, in the checkout, with its installed tools on the path.
 *
 * @param {string[]} command the program and its arguments
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {Record<string, string>} [options.env] beside the current environment
 * @param {boolean} [options.toStderr] whether what it prints on stdout goes to stderr
 * @param {string | null} [options.log] the file to which all goes that it prints
 * @returns {Promise<number>} its exit status; 1 where a signal ended it or it could not be started
 */
export function run(
  [program, ...args],
  { cwd = root, env = {}, toStderr = false, log = null } = {},
) {
  const file = log === null ? null : openSync(log, 'w');
  const child = spawn(program, args, {
    cwd,
    env: withTools({ ...process.env, ...env }),
    stdio: ['inherit', file ?? (toStderr ? 2 : 'inherit'), file ?? 'inherit'],
    // npx and the tools are .cmd files there.
    shell: windows,
  });
  if (file !== null) closeSync(file);
  // A terminal sends its interrupt to the child as well: passing it on would be a second one.
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  return new Promise((resolved) => {
    const end = (status) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolved(status);
    };
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      end(1);
    });
    child.once('exit', (status) => end(status ?? 1));
  });
}

function withTools(env) {
  const key = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  return { ...env, [key]: [join(root, 'node_modules/.bin'), env[key]].join(delimiter) };
}
