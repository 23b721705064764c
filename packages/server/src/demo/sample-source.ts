import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { packageFolder } from './package-folder.js';

/** The last day that the extract holds. */
export const sourceLastDay = '2013-08-31';

/** The zone of the sample community. */
export const sampleTimezone = 'Europe/Paris';

/** A member as the source has them. */
export interface SourceMember {
  member: string;
  joined: string;
  /** The last visit known; it may lie after the extract's end. */
  seen: string;
}

/** One act of the source. See `sample/ORIGIN.md`. */
export interface SourceAct {
  id: string;
  ts: string;
  kind: 'post' | 'reply' | 'comment' | 'like' | 'favourite' | 'accepted';
  /** Who did it; absent for up votes and removed accounts. */
  by?: string;
  /** A question's tags. */
  tags?: string[];
  /** A question's title. */
  title?: string;
  /** The question that the act belongs to; absent on questions. */
  post?: string;
  /** The answer that the act is on, where it is on one. */
  on?: string;
  /** The author of what the act is on. */
  to?: string;
}

/** The extract, read. */
export interface SampleSource {
  members: SourceMember[];
  acts: SourceAct[];
}

const extract = join(packageFolder, 'sample/french-meta.ndjson.gz');

/** Reads the extract that ships with the package. */
export async function readSampleSource(): Promise<SampleSource> {
  const text = (await promisify(gunzip)(await readFile(extract))).toString('utf8');
  const members: SourceMember[] = [];
  const acts: SourceAct[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as SourceMember | SourceAct;
    if ('member' in row) members.push(row);
    else acts.push(row);
  }
  return { members, acts };
}
