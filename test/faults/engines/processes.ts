import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Kills the processes below another whose command line matches; says how many there were. */
export async function killBelow(ancestor: number, command: RegExp): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  const lines = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return args ? [{ pid: Number(pid), parent: Number(parent), args }] : [];
  });
  const family = new Set([ancestor]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent } of lines) if (family.has(parent)) family.add(pid);
  }
  const found = lines.filter(({ pid, args }) => family.has(pid) && command.test(args));
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  return found.length;
}
