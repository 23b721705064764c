import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from '../sites/write-private-file.js';

const entrySchema = z.strictObject({
  site: z.string(),
  /** The key that the person's rows had: without the site's person key it says nothing of anybody. */
  person: z.string(),
  at: z.iso.datetime(),
  /** What is needed until it is done, and then forgotten: who, and the number that takes the key's place. */
  pending: z.strictObject({ member: z.string(), token: z.string() }).optional(),
});

const journalSchema = z.array(entrySchema);

/** One erasure. Without `pending` it is done, and all that is left of the person is this line. */
export type Erasure = z.infer<typeof entrySchema>;

/** Where the erasures of a data directory are noted, to be done again after an older backup is restored. */
export function journalPath(dir: string): string {
  return join(dir, 'erasures.json');
}

/** Reads a journal; an empty one where there is none. */
export function readJournal(file: string): Erasure[] {
  if (!existsSync(file)) return [];
  try {
    return journalSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} is not a journal of erasures`, { cause });
  }
}

/** Writes a journal, whole or not at all. */
export function writeJournal(file: string, entries: readonly Erasure[]): void {
  writePrivateFile(file, `${JSON.stringify(entries, null, 1)}\n`);
}

/** Puts entries into a journal, in the place of those about the same people. */
export function noteErasures(file: string, entries: readonly Erasure[]): void {
  const isSame = (one: Erasure) => (other: Erasure) =>
    one.site === other.site && one.person === other.person;
  const kept = readJournal(file).filter((old) => !entries.some(isSame(old)));
  writeJournal(file, [...kept, ...entries]);
}
