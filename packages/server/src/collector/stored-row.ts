/** A row on its way to a table of the store: 64-bit and 128-bit numbers as digits, times in UTC. */
export interface StoredRow {
  readonly table: 'messages' | 'people' | 'memberships' | 'contents' | 'groups';
  readonly row: Record<string, unknown>;
}

/** A time as the store's columns take it. */
export function toColumnTime(time: Date): string {
  return time.toISOString().replace('T', ' ').slice(0, 23);
}
