import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreLocked } from './store.js';

/** A data directory held by this process. */
export interface DataLock {
  release(): Promise<void>;
}

interface Holder {
  pid: number;
  /** Tells a process apart from a later one with the same number. */
  birth: string;
}

const attempts = 20;

/**
 * Takes a data directory for this process, or rejects at once with {@link StoreLocked}. The lock of a
 * process that is gone is taken over.
 */
export async function lockDataDirectory(dir: string): Promise<DataLock> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'lock');
  const own = JSON.stringify({ pid: process.pid, birth: await birthOf(process.pid) });
  const draft = join(dir, `lock.${process.pid}.${randomBytes(6).toString('hex')}`);
  await writeFile(draft, own, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await linked(draft, file)) return { release: () => rm(file, { force: true }) };
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      const holder = parseHolder(text);
      if (holder && (await isAlive(holder))) throw new StoreLocked(dir, holder.pid);
      await takeAway(file, text);
    }
    throw new Error(`The lock ${file} changes hands too often to be taken`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a dead holder's lock, and puts back another's that came in between. */
async function takeAway(file: string, deadText: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const text = await readFile(aside, 'utf8').catch(() => deadText);
  if (text !== deadText) await linked(aside, file);
  await rm(aside, { force: true });
}

/** A hard link appears whole or not at all, and never replaces. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, birth } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof birth === 'string' ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, birth }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return birth === (await birthOf(pid));
}

/** The boot and the tick of a process's start where the system tells them (Linux), else nothing. */
async function birthOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the fields are counted behind it.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()}:${started}`;
  } catch {
    return '';
  }
}
