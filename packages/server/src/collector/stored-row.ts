import { RecentMap } from './recent-map.js';

/** A row on its way to a table of the store: 64-bit and 128-bit numbers as digits, times in UTC. */
export interface StoredRow {
  readonly table: 'messages' | 'people' | 'memberships' | 'contents' | 'groups' | 'records';
  readonly row: Record<string, unknown>;
}

/** Minutes that were written out lately: times that come together share a few. */
const minutes = new RecentMap<number, string>(64);

/** A time as the store's columns take it. */
export function toColumnTime(time: Date): string {
  const at = time.getTime();
  const minute = Math.floor(at / 60_000);
  let text = minutes.get(minute);
  if (text === undefined) {
    text = time.toISOString().replace('T', ' ').slice(0, 17);
    minutes.set(minute, text);
  }
  const rest = String(100_000 + at - minute * 60_000);
  return `${text}${rest.slice(1, 3)}.${rest.slice(3)}`;
}
