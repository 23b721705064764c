import type { Interval } from '@ruche/schema';
import { startOfUnit } from './calendar-unit.js';
import { localDay } from './local-day.js';
import type { Window } from './window.js';

/** One bucket of a series: a local day, week or month, half-open. */
export interface Bucket {
  /** The local date of its first day, `2026-10-01`: the name under which the store knows it. */
  readonly key: string;
  /** Its first instant, with the offset of the zone. */
  readonly start: string;
  /** Its first instant, in milliseconds. */
  readonly from: number;
  /** The first instant after it, in milliseconds. */
  readonly to: number;
  /** The window begins or ends inside it. */
  readonly cut: boolean;
}

/** All figures of a page ask for the same few windows. */
const known = new Map<string, readonly Bucket[]>();
const maxKnown = 100;

/** The days, weeks or months that the window touches, in order. */
export function listBuckets(
  window: Pick<Window, 'from' | 'to' | 'interval' | 'weekStart' | 'timezone'>,
): readonly Bucket[] {
  const { interval, weekStart, timezone } = window;
  const [from, to] = [window.from.epochMilliseconds, window.to.epochMilliseconds];
  const name = `${from} ${to} ${interval} ${weekStart} ${timezone}`;
  const found = known.get(name);
  if (found) return found;
  const buckets = cutIntoBuckets(window, from, to);
  if (known.size >= maxKnown) known.clear();
  known.set(name, buckets);
  return buckets;
}

function cutIntoBuckets(
  window: Pick<Window, 'from' | 'interval' | 'weekStart' | 'timezone'>,
  from: number,
  to: number,
): Bucket[] {
  const { interval, weekStart, timezone } = window;
  const buckets: Bucket[] = [];
  let key = startOfUnit(window.from, interval, weekStart).toPlainDate().toString();
  let first = localDay(key, timezone);
  while (first.milliseconds < to) {
    const nextKey = dateAfter(key, interval);
    const next = localDay(nextKey, timezone);
    // A day that a zone skipped (30 December 2011 in Apia) has no instant, and so no bucket.
    if (first.milliseconds < next.milliseconds) {
      buckets.push({
        key,
        start: first.text,
        from: first.milliseconds,
        to: next.milliseconds,
        cut: first.milliseconds < from || to < next.milliseconds,
      });
    }
    [key, first] = [nextKey, next];
  }
  return buckets;
}

/** The first date of the day, week or month after the one that starts on `date`. */
function dateAfter(date: string, interval: Interval): string {
  const next = new Date(`${date}T00:00:00Z`);
  if (interval === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + (interval === 'week' ? 7 : 1));
  return next.toISOString().slice(0, 10);
}
