import type { TableName } from '../tables.js';

/** A past day (UTC) of a site of which something came late. */
export interface LateDay {
  readonly site: string;
  /** `2026-10-31` */
  readonly day: string;
  /** It says something of all later days too: who joins is a member from then on. */
  readonly onwards: boolean;
}

const dayPattern = /"ts":"(\d{4}-\d\d-\d\d)/g;

/**
 * The days before `limit` that the lines of a segment are about. Lines are only read where their day is one
 * of those: almost everything that comes in is of today.
 */
export function lateDays(
  blocks: ReadonlyMap<TableName, readonly Buffer[]>,
  limit: string,
): LateDay[] {
  const found = new Map<string, LateDay>();
  for (const table of ['messages', 'memberships'] as const) {
    for (const piece of blocks.get(table) ?? []) {
      const text = piece.toString('latin1');
      if (!hasDayBefore(text, limit)) continue;
      for (const line of piece.toString('utf8').split('\n')) {
        if (!hasDayBefore(line, limit)) continue;
        const { site, ts } = JSON.parse(line) as { site: string; ts: string };
        const late = { site, day: ts.slice(0, 10), onwards: table === 'memberships' };
        if (late.day < limit) found.set(`${site} ${late.day} ${late.onwards}`, late);
      }
    }
  }
  return [...found.values()];
}

function hasDayBefore(text: string, limit: string): boolean {
  for (const [, day = ''] of text.matchAll(dayPattern)) if (day < limit) return true;
  return false;
}
