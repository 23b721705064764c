import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from '../sites/write-private-file.js';

const progressSchema = z.object({
  /** Where to, without user and password. */
  target: z.string(),
  /** The pieces that are there. */
  done: z.array(z.string()),
});

/** How far a move has come, kept in the data directory so that the next run goes on from there. */
export interface MoveProgress {
  /** Whether a move to this target was begun before. */
  readonly isBegun: boolean;
  has(piece: string): boolean;
  add(piece: string): void;
}

/** Opens the progress of a directory’s move to a target; one to another target begins anew. */
export function openMoveProgress(dir: string, url: string): MoveProgress {
  const path = join(dir, 'migrate.json');
  const { host, pathname } = new URL(url);
  const target = `${host}${pathname}`;
  const known = existsSync(path)
    ? progressSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    : undefined;
  const isBegun = known?.success === true && known.data.target === target;
  const done = new Set(isBegun ? known.data.done : []);
  const write = () => writePrivateFile(path, JSON.stringify({ target, done: [...done] }));
  if (!isBegun) write();
  return {
    isBegun,
    has: (piece) => done.has(piece),
    add(piece) {
      done.add(piece);
      write();
    },
  };
}
