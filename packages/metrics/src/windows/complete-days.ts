import { listBuckets } from './list-buckets.js';
import type { Window } from './window.js';

/** The keys of the local days that lie in the window as a whole and have passed. */
export function completeDays(
  window: Pick<Window, 'from' | 'to' | 'weekStart' | 'timezone'>,
  now: number,
): string[] {
  return listBuckets({ ...window, interval: 'day' })
    .filter(({ cut, to }) => !cut && to <= now)
    .map(({ key }) => key);
}
