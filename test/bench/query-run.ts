import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** Runs a program to its end and answers with what it printed. */
export function run(program: string, args: string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, wrong] = ['', ''];
    child.stdout?.on('data', (piece) => (out += String(piece)));
    child.stderr?.on('data', (piece) => (wrong += String(piece)));
    child.once('error', reject);
    // What a program leaves running in the background keeps its pipes open.
    child.once('exit', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ended with ${code}: ${wrong}`));
    });
  });
}
