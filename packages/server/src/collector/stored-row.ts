/** A row on its way to a table of the store: 64-bit and 128-bit numbers as digits, times in UTC. */
export interface StoredRow {
  readonly table: 'messages' | 'people' | 'memberships' | 'contents' | 'groups' | 'records';
  readonly row: Record<string, unknown>;
}

/** The last minute that was written out: times that come together mostly share it. */
let lastMinute = NaN;
let lastMinuteText = '';

/** A time as the store's columns take it. */
export function toColumnTime(time: Date): string {
  const at = time.getTime();
  const minute = Math.floor(at / 60_000);
  if (minute !== lastMinute) {
    lastMinuteText = time.toISOString().replace('T', ' ').slice(0, 17);
    lastMinute = minute;
  }
  const rest = 100_000 + at - minute * 60_000;
  return `${lastMinuteText}${String(rest).slice(1, 3)}.${String(rest).slice(3)}`;
}
