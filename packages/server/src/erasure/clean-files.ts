import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetInTrail } from '../audit/audit-trail.js';
import { writePrivateFile } from '../sites/write-private-file.js';
import type { ErasedPerson } from './erase-people.js';
import type { TellingTexts } from './telling-texts.js';

/** What {@link cleanFiles} takes. */
export interface CleanFilesOptions {
  people: readonly ErasedPerson[];
  texts: TellingTexts;
  remove: (path: string) => void;
}

/**
 * Takes people out of the files beside the tables: rows that the engine refused, damaged segments that were
 * kept for inspection, and the audit trail, where they were admins themselves.
 */
export function cleanFiles(dir: string, { people, texts, remove }: CleanFilesOptions): void {
  const needles = [
    ...people.map(({ person }) => person),
    ...[...texts.exact, ...texts.words].flatMap((text) => [
      text,
      JSON.stringify(text).slice(1, -1),
    ]),
  ];
  const tells = (text: string): boolean => needles.some((needle) => text.includes(needle));

  const letters = join(dir, 'dead-letters.ndjson');
  if (existsSync(letters)) {
    const lines = readFileSync(letters, 'utf8').split('\n').filter(Boolean);
    const kept = lines.filter((line) => !tells(line));
    if (kept.length < lines.length) {
      writePrivateFile(letters, kept.map((line) => `${line}\n`).join(''));
    }
  }
  // The log has people's numbers in the rows of messages as they are, in others as digits.
  const numbers = people.map(({ person }) => numberBytes(person));
  const log = join(dir, 'log');
  for (const name of existsSync(log) ? readdirSync(log) : []) {
    if (!name.endsWith('.damaged')) continue;
    const path = join(log, name);
    const bytes = readFileSync(path);
    if (tells(bytes.toString('utf8')) || numbers.some((one) => bytes.includes(one))) remove(path);
  }
  for (const { member } of people) forgetInTrail(dir, member);
}

function numberBytes(person: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(person));
  return bytes;
}
