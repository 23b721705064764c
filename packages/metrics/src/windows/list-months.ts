import { Temporal } from 'temporal-polyfill';
import { listBuckets, type Bucket } from './list-buckets.js';

/** The local months of a zone that lie between two instants (ms), or touch them, in order. */
export function listMonths(timezone: string, from: number, to: number): readonly Bucket[] {
  const at = (time: number) =>
    Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timezone);
  const window = { from: at(from), to: at(to), timezone };
  return listBuckets({ ...window, interval: 'month', weekStart: 'monday' });
}
