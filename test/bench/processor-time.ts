import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** What a process and those that it started use. Figures are 0 where there is no /proc. */
export interface ProcessUse {
  /** User and system time so far, in ms. */
  busyMs: number;
  /** Memory, in MiB. */
  residentMiB: number;
}

/** What one process has used. */
export function useOf(pid: number | undefined): ProcessUse {
  // Linux tells times in hundredths of a second.
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number);
  const pages = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1];
  return { busyMs: (user + system) * 10, residentMiB: Number(pages ?? 0) / 1024 };
}

/** What several processes have used together. */
export function useOfAll(pids: readonly number[]): ProcessUse {
  const all = pids.map(useOf);
  return {
    busyMs: all.reduce((sum, { busyMs }) => sum + busyMs, 0),
    residentMiB: all.reduce((sum, { residentMiB }) => sum + residentMiB, 0),
  };
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  if (!existsSync('/proc')) return [];
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((one) => Number(statOf(one)[1]) === pid);
}

/** State, parent and what follows; the name before them may hold anything. */
function statOf(pid: number | undefined): string[] {
  const text = readProc(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
