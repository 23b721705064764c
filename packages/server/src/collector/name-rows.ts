import { findEvent } from '@ruche/schema';
import type { StoredRow } from '../store/store.js';
import { nobody } from './act-row.js';

/** Whose acts they were, and whether they may change who is in a group. */
export interface NameRowsOptions {
  person: string;
  /** The site believes whoever says who acts. */
  open: boolean;
}

/**
 * The rows of an act of somebody who had not been named by then, as that person's. A higher version takes
 * the place of the row that is stored already; no field of the sort key changes.
 */
export function nameRows(rows: readonly StoredRow[], options: NameRowsOptions): StoredRow[] {
  const { person, open } = options;
  return rows.flatMap(({ table, row }): StoredRow[] => {
    if (row['actor'] === nobody && table === 'contents') return [nameContent(row, person)];
    if (row['actor'] !== nobody || table !== 'messages') return [{ table, row }];
    const named = { table, row: { ...row, actor: person, visitor: person, version: 1 } } as const;
    const joined = open ? membershipOf(row) : undefined;
    if (joined === undefined || !row['grp']) return [named];
    const { site, grp, ts } = row;
    return [named, { table: 'memberships', row: { site, grp, actor: person, ts, joined } }];
  });
}

/** Of equal times the higher version counts. */
function nameContent(row: StoredRow['row'], person: string): StoredRow {
  const ver = BigInt(String(row['ver'])) + 1n;
  return { table: 'contents', row: { ...row, actor: person, ver } };
}

function membershipOf({ event }: StoredRow['row']): 0 | 1 | undefined {
  if (event === 'group') return 1;
  return findEvent(String(event))?.stored.membership === 'left' ? 0 : undefined;
}
