import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataType, load, open as openLibrary } from 'ffi-rs';
import { StoreLocked } from './store.js';

/** A data directory held by this process. */
export interface DataLock {
  release(): Promise<void>;
}

/** `flock`'s own numbers: exclusive, and without waiting. */
const exclusive = 2;
const withoutWaiting = 4;
/** A holder writes its number down just after it took the lock. */
const patienceForNumber = 500;

/**
 * Takes a data directory for this process, or rejects at once with {@link StoreLocked}. The system
 * itself holds the lock (`flock`): it ends with the process, however that ends, and is seen from
 * other containers on the same machine. The file stays; what counts is who holds it.
 */
export async function lockDataDirectory(dir: string): Promise<DataLock> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'lock');
  const handle = await open(path, 'a+', 0o600);
  try {
    if (!flock(handle.fd)) throw new StoreLocked(dir, await holderOf(path));
    await handle.truncate(0);
    await handle.write(`${process.pid}\n`);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    release: async () => {
      await handle.truncate(0);
      await handle.close();
    },
  };
}

async function holderOf(path: string): Promise<number> {
  const deadline = performance.now() + patienceForNumber;
  for (;;) {
    const handle = await open(path, 'r');
    const text = await handle.readFile('utf8').finally(() => handle.close());
    if (text.endsWith('\n') || performance.now() > deadline) return Number(text);
    await sleep(10);
  }
}

/** Locks an open file; false if another process, or another opening of it, has it locked. */
function flock(fd: number): boolean {
  openLibrary({ library: 'process', path: '' });
  const result = load({
    library: 'process',
    funcName: 'flock',
    retType: DataType.I32,
    paramsType: [DataType.I32, DataType.I32],
    paramsValue: [fd, exclusive | withoutWaiting],
  });
  return result === 0;
}
