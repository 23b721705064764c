import type { Temporal } from 'temporal-polyfill';
import { addUnits, startOfUnit } from './calendar-unit.js';
import type { Span, Window } from './window.js';

/** One bucket of a series: a local day, week or month. */
export interface Bucket extends Span {
  /** The local date of its first day, `2026-10-01`: the name under which the store knows it. */
  readonly key: string;
  /** The window begins or ends inside it. */
  readonly cut: boolean;
}

/** The days, weeks or months that the window touches, in order. */
export function listBuckets(window: Pick<Window, 'from' | 'to' | 'interval' | 'weekStart'>): Bucket[] {
  const buckets: Bucket[] = [];
  let start = startOfUnit(window.from, window.interval, window.weekStart);
  while (isBefore(start, window.to)) {
    const end = addUnits(start, window.interval, 1);
    buckets.push({
      key: start.toPlainDate().toString(),
      from: start,
      to: end,
      cut: isBefore(start, window.from) || isBefore(window.to, end),
    });
    start = end;
  }
  return buckets;
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
