/** Whom an act is of that nobody has signed in for. */
export const nobody = 0n;

/** A row on its way to a table of the store. */
export interface StoredRow {
  readonly table: 'messages' | 'people' | 'memberships' | 'contents' | 'groups' | 'records';
  readonly row: Record<string, unknown>;
}
