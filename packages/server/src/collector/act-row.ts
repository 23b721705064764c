import type { StoredRow } from '../store/store.js';
import type { MessageRow } from '../store/tables.js';

/** Whose act it is that nobody was named for. */
export const nobody = 0n;

/** The row of an act among the rows of its message; the first where it was done in several groups. */
export function actRowOf(rows: readonly StoredRow[]): Partial<MessageRow> {
  // Without a closure: this is asked of every message, and more than once.
  for (let at = 0; at < rows.length; at += 1) {
    const { table, row } = rows[at]!;
    if (table === 'messages') return row;
  }
  return {};
}
