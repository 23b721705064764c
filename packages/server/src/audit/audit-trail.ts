import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEntry } from '@ruche/schema';
import { writePrivateFile } from '../sites/write-private-file.js';

/** Entries that one look at the trail gives at most. */
export const mostEntries = 1000;

/** Where the audit trail of a data directory is kept: one JSON object a line, the latest last. */
export function auditPath(dir: string): string {
  return join(dir, 'audit.ndjson');
}

/** Notes an administrative act; on disk when it returns. Commands and the collector share the file. */
export function note(dir: string, entry: AuditEntry): void {
  const handle = openSync(auditPath(dir), 'a', 0o600);
  try {
    // One write of one line: the system never mixes it with another process's.
    writeSync(handle, `${JSON.stringify(entry)}\n`);
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The acts on a site, the latest first. */
export function readTrail(dir: string, site: string, limit = 100): AuditEntry[] {
  return linesOf(dir)
    .reverse()
    .flatMap((line) => toEntry(line) ?? [])
    .filter((entry) => entry.site === site)
    .slice(0, Math.min(limit, mostEntries));
}

/** Takes a member's name out of the trail: what was done stays, who did it is not told any more. */
export function forgetInTrail(dir: string, member: string): void {
  const lines = linesOf(dir);
  const named = lines.filter((line) => toEntry(line)?.by.member === member);
  if (named.length === 0) return;
  const kept = lines.map((line) => {
    const entry = toEntry(line);
    if (entry?.by.member !== member) return line;
    return JSON.stringify({ ...entry, by: { ...entry.by, member: 'erased' } });
  });
  writePrivateFile(auditPath(dir), kept.map((line) => `${line}\n`).join(''));
}

function linesOf(dir: string): string[] {
  const path = auditPath(dir);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** A line that a crash cut off is no entry. */
function toEntry(line: string): AuditEntry | undefined {
  try {
    return JSON.parse(line) as AuditEntry;
  } catch {
    return undefined;
  }
}
