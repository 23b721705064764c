import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../sites/write-private-file.js';
import { lockDataDirectory } from '../store/data-lock.js';
import { DemoRefused } from './demo-refused.js';

/** What the directory holds: which sample, moved to which day, and whether all of it. */
export interface DemoMark {
  version: number;
  day: string;
  loaded: boolean;
}

/**
 * Makes a directory ready for this sample and day. One that holds another is emptied, and one that is
 * none of ours is refused: no other data is ever removed.
 *
 * @returns what the directory is known to hold already
 */
export async function prepareDemoDirectory(
  dir: string,
  wanted: Omit<DemoMark, 'loaded'>,
): Promise<DemoMark> {
  const mark = readMark(dir);
  if (mark === undefined && existsSync(dir) && readdirSync(dir).length > 0) {
    throw new DemoRefused(
      `${dir} holds data that is not the demo’s: name another directory with --data`,
    );
  }
  if (mark && mark.version === wanted.version && mark.day === wanted.day) return mark;
  // Not under the feet of a process that has it open: taking the lock says which one that is.
  await (await lockDataDirectory(dir)).release();
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fresh = { ...wanted, loaded: false };
  writeMark(dir, fresh);
  return fresh;
}

/** Notes what the directory holds. */
export function writeMark(dir: string, mark: DemoMark): void {
  writePrivateFile(join(dir, 'demo.json'), `${JSON.stringify(mark)}\n`);
}

function readMark(dir: string): DemoMark | undefined {
  const path = join(dir, 'demo.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoMark) : undefined;
}
